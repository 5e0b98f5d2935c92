# SPDX-License-Identifier: MIT
# Compiles one case of SOURCE. Case 0 must compile; every other case must be refused with a message
# that matches WANTED, so that a typing error in the case itself is not taken for the refusal.
separate_arguments(folders UNIX_COMMAND "${FOLDERS}")
execute_process(
  COMMAND "${COMPILER}" -std=c++20 -fsyntax-only ${folders} -DHABEAS_CASE=${CASE} "${SOURCE}"
  RESULT_VARIABLE status
  OUTPUT_VARIABLE said
  ERROR_VARIABLE said
)
if(CASE EQUAL 0)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "the case that must compile does not:\n${said}")
  endif()
elseif(status EQUAL 0)
  message(FATAL_ERROR "case ${CASE} of ${SOURCE} compiles; it must be refused")
elseif(NOT said MATCHES "${WANTED}")
  message(FATAL_ERROR "case ${CASE} is refused, but not for the reason wanted (${WANTED}):\n${said}")
endif()
