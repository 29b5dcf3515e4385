# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# What a user calls, from an installation and from add_subdirectory alike.
include_guard(GLOBAL)

set(FEARLESS_FUNCTION_FILES ${CMAKE_CURRENT_LIST_FILE}
    ${CMAKE_CURRENT_LIST_DIR}/fearless_listener.cpp)
foreach(name RequireTargets Check Instrument Test WatchTests)
  include(${CMAKE_CURRENT_LIST_DIR}/Fearless${name}.cmake)
  list(APPEND FEARLESS_FUNCTION_FILES
       ${CMAKE_CURRENT_LIST_DIR}/Fearless${name}.cmake)
endforeach()
