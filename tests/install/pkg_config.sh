#!/bin/sh
# SPDX-License-Identifier: MIT
# pkg_config.sh PKG_CONFIG COMPILER PREFIX FOLDER: a program is compiled and linked by what pkg-config says alone.
set -eu
export PKG_CONFIG_PATH="$(find "$3" -type d -name pkgconfig | head -n 1)"
here="$(dirname "$0")"
"$2" $("$1" --cflags habeas) "$here/consumer.cpp" -o "$4/by_pkg_config" $("$1" --libs --static habeas)
LD_LIBRARY_PATH="$("$1" --variable=libdir habeas)" "$4/by_pkg_config"
