# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# fearless_test(TARGET... [ARGUMENTS ARG...] [OPTIONS KEY=VALUE...]
#               [TIMEOUT SECONDS] [DISCOVER] [EXPLORE])
#
# Each TARGET, a test program, as a watched test: a deadlock ends it with its
# report instead of a hang. Gives a build target and a test, fearless-test-TARGET.
#
#   it links fearless::runtime   its sources, and those of its libraries, are
#                                compiled once more with the instrumented form
#                                (or not, if FEARLESS_INSTRUMENT says that they
#                                are already); with GoogleTest, the listener of
#                                fearless/gtest.h is there, too
#   it does not                  it runs as it is, with libfearless_watch.so
#
# OPTIONS are those of FEARLESS_OPTIONS. DISCOVER makes a test of each TEST() of
# GoogleTest: one deadlock leaves the others their verdict. EXPLORE runs main()
# under every interleaving that can matter. Call it when all is linked.
# See docs/cmake.md and docs/decisions/019. What it calls reads its ARG_ variables.
include_guard(GLOBAL)

set_property(GLOBAL PROPERTY FEARLESS_LISTENER
             ${CMAKE_CURRENT_LIST_DIR}/fearless_listener.cpp)

function(fearless_test)
  cmake_parse_arguments(PARSE_ARGV 0 ARG "DISCOVER;EXPLORE" "TIMEOUT"
                        "ARGUMENTS;OPTIONS")
  fearless_require_targets(fearless_test ARG)
  foreach(target IN LISTS ARG_UNPARSED_ARGUMENTS)
    get_target_property(type ${target} TYPE)
    if(NOT type STREQUAL EXECUTABLE)
      message(FATAL_ERROR "fearless_test: ${target} is no program that could "
                          "be run")
    endif()
    fearless_form(${target} form)
    if(form STREQUAL none)
      fearless_preloaded_test(${target})
    else()
      fearless_instrumented_test(${target} ${form})
    endif()
    fearless_expect_no_more(${target})
  endforeach()
endfunction()

# Of a program that links the runtime in this FORM.
function(fearless_instrumented_test target form)
  set(name fearless-test-${target})
  if(form STREQUAL instrumented)
    set(program ${target})
    add_custom_target(${name} DEPENDS ${target})
  else()
    set(program ${name})
    add_executable(${program})
    fearless_copy_instrumented(${target} ${program})
  endif()
  fearless_linked_names(${target} names)
  if(names MATCHES "(^|;)(GTest::)?g(test|mock)")
    get_property(listener GLOBAL PROPERTY FEARLESS_LISTENER)
    target_sources(${program} PRIVATE ${listener})
    target_link_libraries(${program} PRIVATE fearless::instrumented)
  endif()
  if(ARG_EXPLORE)
    target_link_options(${program} PRIVATE -Wl,--wrap=main)
  endif()
  fearless_add_test(${name} ${program})
endfunction()

# Of a program that knows nothing of us.
function(fearless_preloaded_test target)
  set(name fearless-test-${target})
  if(ARG_EXPLORE)
    message(FATAL_ERROR "fearless_test: EXPLORE is for programs that link "
                        "fearless::runtime, and ${target} does not; call it "
                        "behind target_link_libraries")
  endif()
  if(NOT TARGET fearless::watch)
    message(FATAL_ERROR "fearless_test: ${target} does not link "
                        "fearless::runtime, and there is no "
                        "libfearless_watch.so for other programs here")
  endif()
  add_custom_target(${name} DEPENDS ${target})
  add_dependencies(${target} fearless::watch)
  fearless_add_test(${name} ${target} ENVIRONMENT_MODIFICATION
                    LD_PRELOAD=set:$<TARGET_FILE:fearless::watch>)
endfunction()

# fearless_add_test(NAME PROGRAM PROPERTY VALUE...)
function(fearless_add_test name program)
  set(properties LABELS fearless ${ARGN})
  if(ARG_TIMEOUT)
    list(APPEND properties TIMEOUT ${ARG_TIMEOUT})
  endif()
  if(ARG_OPTIONS)
    string(REPLACE ";" ":" options "${ARG_OPTIONS}")
    list(APPEND properties ENVIRONMENT FEARLESS_OPTIONS=${options})
  endif()
  if(ARG_DISCOVER)
    include(GoogleTest)
    gtest_discover_tests(${program} TEST_PREFIX ${name}/
                         DISCOVERY_MODE PRE_TEST EXTRA_ARGS ${ARG_ARGUMENTS}
                         PROPERTIES ${properties})
  else()
    add_test(NAME ${name} COMMAND ${program} ${ARG_ARGUMENTS})
    set_tests_properties(${name} PROPERTIES ${properties})
  endif()
endfunction()

# What TARGET links and compiles has been looked at: say so if more is added.
function(fearless_expect_no_more target)
  foreach(property LINK_LIBRARIES SOURCES)
    get_target_property(now ${target} ${property})
    cmake_language(EVAL CODE "cmake_language(DEFER CALL
      fearless_expect_same [[${target}]] ${property} [==[${now}]==])")
  endforeach()
endfunction()

function(fearless_expect_same target property before)
  get_target_property(now ${target} ${property})
  list(REMOVE_ITEM now ${before})
  if(now)
    message(FATAL_ERROR "fearless_test(${target}) stands before `${now}` is "
                        "added to ${target}; move it behind that")
  endif()
endfunction()
