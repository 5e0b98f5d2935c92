# SPDX-License-Identifier: MIT
include(CMakePackageConfigHelpers)
set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/habeas")

install(
  TARGETS habeas_model habeas habeas_io habeas_lp
  EXPORT habeasTargets
  RUNTIME COMPONENT runtime
  LIBRARY COMPONENT runtime NAMELINK_COMPONENT development
  ARCHIVE COMPONENT development
  FILE_SET HEADERS COMPONENT development
)
if(TARGET habeas_command)
  install(TARGETS habeas_command RUNTIME COMPONENT runtime)
endif()
install(EXPORT habeasTargets NAMESPACE habeas:: DESTINATION "${package_folder}" COMPONENT development)
configure_package_config_file(
  "${CMAKE_CURRENT_LIST_DIR}/habeasConfig.cmake.in" "${PROJECT_BINARY_DIR}/habeasConfig.cmake"
  INSTALL_DESTINATION "${package_folder}"
)
# Before 1.0 a minor version may change what programs see.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/habeasConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(
  FILES
    "${PROJECT_BINARY_DIR}/habeasConfig.cmake"
    "${PROJECT_BINARY_DIR}/habeasConfigVersion.cmake"
    "${CMAKE_CURRENT_LIST_DIR}/HabeasDependencies.cmake"
  DESTINATION "${package_folder}"
  COMPONENT development
)
# For programs that are not built by CMake.
file(RELATIVE_PATH habeas_pc_up "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
string(REGEX REPLACE "/$" "" habeas_pc_up "${habeas_pc_up}")
configure_file("${CMAKE_CURRENT_LIST_DIR}/habeas.pc.in" "${PROJECT_BINARY_DIR}/habeas.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/habeas.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT development)
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DATADIR}/licenses/habeas" COMPONENT development)
