# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# fearless_require_targets(FUNCTION PREFIX): of a FUNCTION that has parsed its
# arguments: what is no option must name targets. Aliases become what they stand
# for.
include_guard(GLOBAL)

macro(fearless_require_targets function prefix)
  if(${prefix}_KEYWORDS_MISSING_VALUES)
    message(FATAL_ERROR "${function}: ${${prefix}_KEYWORDS_MISSING_VALUES} "
                        "needs a value")
  endif()
  if(NOT ${prefix}_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "${function} needs the name of a target")
  endif()
  set(fearless_targets "")
  foreach(fearless_target IN LISTS ${prefix}_UNPARSED_ARGUMENTS)
    if(NOT TARGET "${fearless_target}")
      message(FATAL_ERROR "${function}: `${fearless_target}` is neither a "
                          "target nor an option; call it behind "
                          "add_executable or add_library")
    endif()
    get_target_property(fearless_original ${fearless_target} ALIASED_TARGET)
    if(fearless_original)
      set(fearless_target ${fearless_original})
    endif()
    list(APPEND fearless_targets ${fearless_target})
  endforeach()
  set(${prefix}_UNPARSED_ARGUMENTS ${fearless_targets})
endmacro()
