# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# libfearless_watch.so, which `fearless run` preloads: the watcher and the hooks
# of this folder, compiled once more. It needs libc and nothing else, so that it
# may go before any program: no exceptions, no run-time types, no allocation.
# Hooks keep frame pointers for call_site.h. Where there is no 64-bit glibc there
# is no such library; nor is there one with a sanitizer in it.
set(FEARLESS_PRELOAD_TARGET "")
include(CheckSymbolExists)
check_symbol_exists(__GLIBC__ features.h FEARLESS_HAS_GLIBC)
if(NOT FEARLESS_HAS_GLIBC OR NOT CMAKE_SIZEOF_VOID_P EQUAL 8 OR
   CMAKE_CXX_FLAGS MATCHES "-fsanitize|-fprofile-instr-generate")
  return()
endif()

set(watch_sources ${FEARLESS_WATCH_SOURCES})
list(FILTER watch_sources INCLUDE REGEX "/watch/[^/]*$")
file(GLOB preload_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.cpp)
add_library(fearless_watch SHARED ${watch_sources} ${preload_sources}
            ${CMAKE_CURRENT_LIST_DIR}/../platform/form.cpp)
target_compile_features(fearless_watch PRIVATE cxx_std_20)
target_include_directories(fearless_watch PRIVATE ${PROJECT_SOURCE_DIR}
                           ${PROJECT_SOURCE_DIR}/runtime/include)
target_compile_definitions(fearless_watch PRIVATE FEARLESS_INSTRUMENT=1
                           FEARLESS_PRELOAD=1)
target_compile_options(
  fearless_watch PRIVATE -O3 -fno-exceptions -fno-rtti -fvisibility=hidden
                         -fno-threadsafe-statics -ftls-model=initial-exec
                         -fno-omit-frame-pointer -fno-semantic-interposition)
# The one function that exceptions pass through; see there.
set_source_files_properties(${CMAKE_CURRENT_LIST_DIR}/once.cpp
                            PROPERTIES COMPILE_OPTIONS -fexceptions)
set(symbols ${CMAKE_CURRENT_LIST_DIR}/libfearless_watch.map)
target_link_options(fearless_watch PRIVATE -nodefaultlibs -Wl,-z,defs
                    -Wl,--version-script=${symbols})
target_link_libraries(fearless_watch PRIVATE c)
set_target_properties(fearless_watch PROPERTIES EXPORT_NAME watch
                      LINK_DEPENDS ${symbols})
fearless_warnings(fearless_watch)
add_library(fearless::watch ALIAS fearless_watch)
set(FEARLESS_PRELOAD_TARGET fearless_watch)
