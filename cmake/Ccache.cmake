# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Rebuilds go through ccache where it is installed.
find_program(FEARLESS_CCACHE ccache)
if(FEARLESS_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${FEARLESS_CCACHE})
  # Precompiled headers carry time stamps that ccache must not mind.
  set(ENV{CCACHE_SLOPPINESS} pch_defines,time_macros,include_file_mtime)
  # Nor must Clang: a cached one is older than the headers of a fresh clone.
  add_compile_options(
    "$<$<COMPILE_LANG_AND_ID:CXX,Clang>:SHELL:-Xclang -fno-pch-timestamp>")
endif()
