# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# The runtime with sanitizers, for its tests, the watcher's and the explorer's.
set(FEARLESS_SANITIZER_tsan -fsanitize=thread)
set(FEARLESS_SANITIZER_asan -fsanitize=address,undefined
                            -fno-sanitize-recover=undefined)

# fearless_sanitized_runtime(fearless_x_tsan tsan [INSTRUMENTED]): the library
# once more, with a sanitizer. None in a build that is sanitized as a whole.
function(fearless_sanitized_runtime target sanitizer)
  if(CMAKE_CXX_FLAGS MATCHES "-fsanitize|-fprofile-instr-generate")
    return()
  endif()
  set(flags ${FEARLESS_SANITIZER_${sanitizer}})
  fearless_runtime_library(${target} ${ARGN})
  target_compile_options(${target} PUBLIC ${flags} -fno-omit-frame-pointer -g1
                                          -O1)
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    # GCC says itself that sanitizers make this one guess wrong.
    target_compile_options(${target} PUBLIC -Wno-maybe-uninitialized)
  endif()
  target_link_options(${target} PUBLIC ${flags})
endfunction()

foreach(sanitizer tsan asan)
  fearless_sanitized_runtime(fearless_plain_${sanitizer} ${sanitizer})
  fearless_sanitized_runtime(fearless_instrumented_${sanitizer} ${sanitizer}
                             INSTRUMENTED)
endforeach()
