# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Targets compiled once more, with fearless::instrumented where the originals
# have fearless::runtime. All units of a program must be of one form, so the
# libraries between a program and the runtime get such a twin, too; what does
# not reach the runtime is shared.
include_guard(GLOBAL)

# What a twin takes over from its original.
set_property(GLOBAL PROPERTY FEARLESS_COPIED
  AUTOMOC AUTORCC AUTOUIC COMPILE_DEFINITIONS COMPILE_FEATURES COMPILE_FLAGS
  COMPILE_OPTIONS CXX_EXTENSIONS CXX_STANDARD CXX_STANDARD_REQUIRED
  CXX_VISIBILITY_PRESET C_EXTENSIONS C_STANDARD C_STANDARD_REQUIRED
  ENABLE_EXPORTS FOLDER INCLUDE_DIRECTORIES INTERPROCEDURAL_OPTIMIZATION
  LINK_DIRECTORIES LINK_FLAGS LINK_OPTIONS POSITION_INDEPENDENT_CODE
  PRECOMPILE_HEADERS UNITY_BUILD VISIBILITY_INLINES_HIDDEN)
set_property(GLOBAL PROPERTY FEARLESS_COPIED_INTERFACE
  INTERFACE_COMPILE_DEFINITIONS INTERFACE_COMPILE_FEATURES
  INTERFACE_COMPILE_OPTIONS INTERFACE_INCLUDE_DIRECTORIES
  INTERFACE_LINK_DIRECTORIES INTERFACE_LINK_OPTIONS INTERFACE_SOURCES
  INTERFACE_SYSTEM_INCLUDE_DIRECTORIES)

# `core` of `core` and of `$<LINK_ONLY:core>`.
function(fearless_linked_name entry out)
  string(REGEX REPLACE "^(\\$<[A-Z_]+:)+|>+$" "" name "${entry}")
  set(${out} "${name}" PARENT_SCOPE)
endfunction()

# Whatever TARGET links, and what that links, by name.
function(fearless_linked_names target out)
  set(names "")
  set(queue ${target})
  while(queue)
    list(POP_FRONT queue name)
    if(name IN_LIST names)
      continue()
    endif()
    list(APPEND names ${name})
    if(NOT TARGET ${name})
      continue()
    endif()
    foreach(property ALIASED_TARGET LINK_LIBRARIES INTERFACE_LINK_LIBRARIES)
      get_property(entries TARGET ${name} PROPERTY ${property})
      foreach(entry IN LISTS entries)
        fearless_linked_name("${entry}" linked)
        list(APPEND queue ${linked})
      endforeach()
    endforeach()
  endwhile()
  set(${out} ${names} PARENT_SCOPE)
endfunction()

# The form of the runtime that TARGET links: plain, instrumented or none.
function(fearless_form target out)
  fearless_linked_names(${target} names)
  set(form none)
  foreach(name IN LISTS names)
    if(name MATCHES "^fearless(::plain|_runtime)$")
      set(form plain)
    elseif(name MATCHES "^fearless(::|_)instrumented$")
      set(form instrumented)
    endif()
  endforeach()
  set(${out} ${form} PARENT_SCOPE)
endfunction()

# What a twin links instead of ENTRY.
function(fearless_instrumented_entry entry out)
  fearless_linked_name("${entry}" name)
  if(TARGET "${name}")
    fearless_form(${name} form)
    if(name MATCHES "^fearless(::runtime|::plain|_runtime)$")
      string(REPLACE "${name}" fearless::instrumented entry "${entry}")
    elseif(form STREQUAL plain)
      fearless_instrumented_library(${name} twin)
      string(REPLACE "${name}" ${twin} entry "${entry}")
    endif()
  endif()
  set(${out} "${entry}" PARENT_SCOPE)
endfunction()

# The twin of a library, made where it is needed first.
function(fearless_instrumented_library library out)
  get_target_property(original ${library} ALIASED_TARGET)
  if(original)
    set(library ${original})
  endif()
  string(MAKE_C_IDENTIFIER "${library}" name)
  set(twin fearless-instrumented-${name})
  set(${out} ${twin} PARENT_SCOPE)
  if(TARGET ${twin})
    return()
  endif()
  get_target_property(type ${library} TYPE)
  get_target_property(is_imported ${library} IMPORTED)
  if(is_imported AND NOT type STREQUAL INTERFACE_LIBRARY)
    message(FATAL_ERROR "fearless_test: ${library} was built elsewhere with "
                        "the plain fearless::runtime; configure with "
                        "-DFEARLESS_INSTRUMENT=ON and a ${library} built so")
  endif()
  string(REGEX REPLACE "_LIBRARY$" "" kind ${type})
  add_library(${twin} ${kind})
  fearless_copy_instrumented(${library} ${twin})
endfunction()

# The original's sources, as absolute names.
function(fearless_copy_sources target twin)
  get_target_property(folder ${target} SOURCE_DIR)
  get_target_property(sources ${target} SOURCES)
  if(NOT sources)
    return()
  endif()
  foreach(source IN LISTS sources)
    if(source MATCHES "^\\$<TARGET_OBJECTS:(.*)>$")
      set(objects ${CMAKE_MATCH_1})
      fearless_instrumented_entry(${objects} instrumented)
      set(source $<TARGET_OBJECTS:${instrumented}>)
    elseif(NOT source MATCHES "^\\$<")
      cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY ${folder})
      if(NOT EXISTS ${source})  # made by a step of the original's
        set_source_files_properties(${source} PROPERTIES GENERATED TRUE)
        add_dependencies(${twin} ${target})
      endif()
    endif()
    target_sources(${twin} PRIVATE ${source})
  endforeach()
endfunction()

# Makes TWIN, new and empty, what TARGET is, with the instrumented runtime.
function(fearless_copy_instrumented target twin)
  get_target_property(type ${target} TYPE)
  get_property(properties GLOBAL PROPERTY FEARLESS_COPIED_INTERFACE)
  set(link_properties INTERFACE_LINK_LIBRARIES)
  if(NOT type STREQUAL INTERFACE_LIBRARY)
    get_property(own GLOBAL PROPERTY FEARLESS_COPIED)
    list(APPEND properties ${own})
    list(APPEND link_properties LINK_LIBRARIES)
    fearless_copy_sources(${target} ${twin})
    # An original stands in the database for both.
    set_target_properties(${twin} PROPERTIES EXPORT_COMPILE_COMMANDS OFF)
    if(NOT type STREQUAL EXECUTABLE)
      set_target_properties(${twin} PROPERTIES EXCLUDE_FROM_ALL ON)
    endif()
    get_target_property(dependencies ${target} MANUALLY_ADDED_DEPENDENCIES)
    if(dependencies)
      add_dependencies(${twin} ${dependencies})
    endif()
  endif()
  foreach(property IN LISTS properties)
    get_property(is_set TARGET ${target} PROPERTY ${property} SET)
    if(is_set)
      get_property(value TARGET ${target} PROPERTY ${property})
      set_property(TARGET ${twin} PROPERTY ${property} "${value}")
    endif()
  endforeach()
  foreach(property IN LISTS link_properties)
    get_property(entries TARGET ${target} PROPERTY ${property})
    foreach(entry IN LISTS entries)
      fearless_instrumented_entry("${entry}" instrumented)
      set_property(TARGET ${twin} APPEND PROPERTY ${property}
                   "${instrumented}")
    endforeach()
  endforeach()
endfunction()
