// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Turns the command line of a build into one that Clang can be asked to parse
// with: response files are expanded, the requested file is the only input,
// what writes files, colours output or stops on warnings goes, and so do flags
// that only GCC knows. The latter are named, so that the user can be told.

#ifndef FEARLESS_CHECKER_LOWER_COMMAND_LINE_H_
#define FEARLESS_CHECKER_LOWER_COMMAND_LINE_H_

#include <memory>
#include <string>
#include <vector>

#include "checker/lower/lower.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Frontend/CompilerInvocation.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace fearless::lower {

struct CommandLine {
  std::vector<std::string> arguments;      // the compiler first
  std::vector<std::string> ignored_flags;  // in order of appearance
};

CommandLine clean_command_line(const UnitRequest& request,
                               llvm::vfs::FileSystem& files);

// The folder of Clang's own headers (`stddef.h`). The environment variable
// FEARLESS_CLANG_RESOURCE_DIR says it for a Clang that has been moved.
std::string resource_directory();

// Asks Clang's driver what the flags mean on this machine. Null: they mean
// nothing; `diagnostics` was told why.
std::unique_ptr<clang::CompilerInvocation> invocation(
    const CommandLine& command, clang::DiagnosticsEngine& diagnostics,
    llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files);

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_COMMAND_LINE_H_
