#!/bin/sh
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# CXX=... build.sh OUTPUT
set -eu
# shellcheck disable=SC2046
"$CXX" -std=c++20 "$(dirname "$0")/../main.cpp" \
  $(pkg-config --cflags --libs fearless) -o "$1"
