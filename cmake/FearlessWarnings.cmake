# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Our own code compiles without a warning.
option(FEARLESS_WERROR "Treat warnings as errors" OFF)

function(fearless_warnings target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic
                         -Wno-unused-parameter
                         -Wno-missing-field-initializers)
  if(FEARLESS_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
endfunction()
