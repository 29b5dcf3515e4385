# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Tests that run the program as a whole: as users do, and over the gallery.
foreach(name program fix known ask)
  add_test(NAME cli/${name}
           COMMAND Python3::Interpreter
                   ${CMAKE_CURRENT_LIST_DIR}/checker/cli/${name}_test.py
                   $<TARGET_FILE:fearless>)
endforeach()
add_test(NAME run_cases_selftest
         COMMAND Python3::Interpreter
                 ${CMAKE_CURRENT_LIST_DIR}/run_cases_selftest.py)
add_test(NAME score_real_bugs_selftest
         COMMAND Python3::Interpreter
                 ${CMAKE_CURRENT_LIST_DIR}/score_real_bugs_selftest.py)
add_test(NAME gallery
         COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/run_cases
                 --build ${CMAKE_BINARY_DIR}
                 --report ${CMAKE_BINARY_DIR}/gallery.json)
set_tests_properties(cli/program gallery PROPERTIES PROCESSORS 2 TIMEOUT 1500)

add_test(NAME fixes
         COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/fixes_test.py
                 ${CMAKE_BINARY_DIR})
set_tests_properties(fixes PROPERTIES PROCESSORS 2 TIMEOUT 1500)

add_test(NAME sarif
         COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/sarif_test.py
                 ${CMAKE_BINARY_DIR})
# Of the findings of `gallery`, if that ran before.
set_tests_properties(sarif PROPERTIES DEPENDS gallery TIMEOUT 1500
                     SKIP_RETURN_CODE 77)

# Of what is loaded into other people's tools.
if(TARGET FearlessTidy)
  foreach(name tidy compiler)
    add_test(NAME plugin/${name}
             COMMAND Python3::Interpreter
                     ${CMAKE_CURRENT_LIST_DIR}/plugin/${name}_test.py
                     ${CMAKE_BINARY_DIR})
  endforeach()
  add_test(NAME plugin/gallery
           COMMAND Python3::Interpreter
                   ${CMAKE_CURRENT_LIST_DIR}/plugin/tidy_gallery_test.py
                   ${CMAKE_BINARY_DIR} --every 8)
  set_tests_properties(plugin/gallery PROPERTIES PROCESSORS 2 TIMEOUT 1500)
endif()
