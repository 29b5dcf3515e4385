# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# What a user of the runtime needs, in a tree that may be moved: headers, the
# libraries, a CMake package and a pkg-config file, which knows the plain form.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# fearless_install(INCLUDE_FOLDER TARGET...)
function(fearless_install include_folder)
  set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/Fearless)
  install(TARGETS ${ARGN} EXPORT FearlessTargets
          ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
          LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
  install(DIRECTORY ${include_folder}/fearless
          DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h")
  install(EXPORT FearlessTargets NAMESPACE fearless::
          DESTINATION ${package_dir})

  set(out ${CMAKE_CURRENT_BINARY_DIR})
  configure_package_config_file(
    ${PROJECT_SOURCE_DIR}/cmake/FearlessConfig.cmake.in
    ${out}/FearlessConfig.cmake INSTALL_DESTINATION ${package_dir}
    PATH_VARS CMAKE_INSTALL_BINDIR)
  # Before 1.0 the second number is the one that breaks.
  write_basic_package_version_file(${out}/FearlessConfigVersion.cmake
                                   COMPATIBILITY SameMinorVersion)
  install(FILES ${out}/FearlessConfig.cmake ${out}/FearlessConfigVersion.cmake
                ${FEARLESS_FUNCTION_FILES}
          DESTINATION ${package_dir})

  # Absolute folders, as some distributions have them, stay as they are.
  file(RELATIVE_PATH up "${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig"
       "${CMAKE_INSTALL_PREFIX}")
  string(REGEX REPLACE "/$" "" up "${up}")
  set(prefix "\${pcfiledir}/${up}")
  set(includedir "\${prefix}")
  set(libdir "\${prefix}")
  cmake_path(APPEND includedir "${CMAKE_INSTALL_INCLUDEDIR}")
  cmake_path(APPEND libdir "${CMAKE_INSTALL_LIBDIR}")
  configure_file(${PROJECT_SOURCE_DIR}/cmake/fearless.pc.in ${out}/fearless.pc
                 @ONLY)
  install(FILES ${out}/fearless.pc
          DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endfunction()
