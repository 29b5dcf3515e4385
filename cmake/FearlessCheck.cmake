# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# fearless_check(TARGET... [CHECKS NAME...] [FORMAT F] [OUTPUT FILE]
#                [BASELINE FILE] [SINCE REF] [OPTIONS OPTION...] [NO_TEST])
#
# `fearless check` of the sources of each target, with the flags they are
# compiled with: a build target `fearless-check-TARGET` and a test of that name,
# which fail if something is found; `fearless-check` builds all of them. The
# words are the options of the command, OPTIONS is for the others. OUTPUT is
# relative to the binary folder, BASELINE to the source folder, and paths in
# findings to the top of the project, where `fearless.baseline` is looked for.
include_guard(GLOBAL)

function(fearless_check)
  cmake_parse_arguments(PARSE_ARGV 0 ARG "NO_TEST"
                        "FORMAT;OUTPUT;BASELINE;SINCE" "CHECKS;OPTIONS")
  fearless_require_targets(fearless_check ARG)
  if(NOT CMAKE_GENERATOR MATCHES "Ninja|Makefiles")
    message(FATAL_ERROR "fearless_check: ${CMAKE_GENERATOR} writes no "
                        "compile_commands.json; use -G Ninja")
  endif()
  list(LENGTH ARG_UNPARSED_ARGUMENTS count)
  if(ARG_OUTPUT AND count GREATER 1)
    message(FATAL_ERROR "fearless_check: one OUTPUT for ${count} targets; call "
                        "it for each target, with an OUTPUT of its own")
  endif()

  set(words "")
  if(ARG_OUTPUT)
    cmake_path(ABSOLUTE_PATH ARG_OUTPUT
               BASE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
    list(APPEND words -o ${ARG_OUTPUT})
  endif()
  if(ARG_BASELINE)
    cmake_path(ABSOLUTE_PATH ARG_BASELINE)
  endif()
  string(REPLACE ";" "," ARG_CHECKS "${ARG_CHECKS}")
  foreach(option CHECKS FORMAT BASELINE SINCE)
    if(ARG_${option})
      string(TOLOWER ${option} name)
      list(APPEND words --${name}=${ARG_${option}})
    endif()
  endforeach()
  fearless_find_program(program)
  foreach(target IN LISTS ARG_UNPARSED_ARGUMENTS)
    fearless_check_target(${target} ${program} check -p ${CMAKE_BINARY_DIR}
                          ${words} ${ARG_OPTIONS})
  endforeach()
endfunction()

# A target that runs COMMAND for the sources of TARGET, and a test.
function(fearless_check_target target)
  get_target_property(type ${target} TYPE)
  get_target_property(is_imported ${target} IMPORTED)
  if(is_imported OR NOT type MATCHES "_LIBRARY|EXECUTABLE" OR
     type STREQUAL INTERFACE_LIBRARY)
    message(FATAL_ERROR "fearless_check: nothing is compiled for ${target}; "
                        "name a target of yours that has sources")
  endif()
  # So that there is a database, whatever CMAKE_EXPORT_COMPILE_COMMANDS says.
  set_target_properties(${target} PROPERTIES EXPORT_COMPILE_COMMANDS ON)

  set(name fearless-check-${target})
  set(command ${ARGN} --target=${target})
  add_custom_target(${name} COMMAND ${command} VERBATIM USES_TERMINAL
                    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
                    COMMENT "fearless check of ${target}")
  # What it compiles may include generated headers.
  add_dependencies(${name} ${target})
  if(NOT TARGET fearless-check)
    add_custom_target(fearless-check)
  endif()
  add_dependencies(fearless-check ${name})
  if(NOT ARG_NO_TEST)
    add_test(NAME ${name} COMMAND ${command}
             WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(${name} PROPERTIES LABELS fearless)
  endif()
endfunction()

# The program `fearless`: of this build, of this installation, or on the PATH.
function(fearless_find_program out)
  if(TARGET fearless::program)
    set(${out} $<TARGET_FILE:fearless::program> PARENT_SCOPE)
    return()
  endif()
  find_program(FEARLESS_PROGRAM fearless
               DOC "The program fearless, for fearless_check()")
  if(NOT FEARLESS_PROGRAM)
    message(FATAL_ERROR "fearless_check: there is no program `fearless`; "
                        "install it, or say -DFEARLESS_PROGRAM=FILE, or, with "
                        "add_subdirectory, -DFEARLESS_BUILD_CHECKER=ON")
  endif()
  set(${out} ${FEARLESS_PROGRAM} PARENT_SCOPE)
endfunction()
