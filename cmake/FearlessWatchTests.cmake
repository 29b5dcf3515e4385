# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# fearless_watch_tests(TEST...): these tests, made by add_test(NAME ...) in the
# same folder, run with libfearless_watch.so preloaded: a deadlock ends them with
# its report instead of a time-out.
function(fearless_watch_tests)
  # As a part of another project it would be built for whom links it only.
  if(TARGET fearless_watch AND NOT TARGET fearless-watch-tests)
    add_custom_target(fearless-watch-tests ALL DEPENDS fearless_watch)
  endif()
  set_property(TEST ${ARGN} APPEND PROPERTY ENVIRONMENT
               "LD_PRELOAD=$<TARGET_FILE:fearless::watch>")
endfunction()
