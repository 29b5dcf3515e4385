// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A program that somebody wants to run with a library preloaded: where it is,
// whether the dynamic loader will see it at all, and where the library is.

#ifndef FEARLESS_CHECKER_CLI_EXECUTABLE_H_
#define FEARLESS_CHECKER_CLI_EXECUTABLE_H_

#include <string>

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace fearless::cli {

// The file that a shell would run: `name` itself if it has a slash, otherwise
// the first one on the PATH. The error says what is wrong with it.
llvm::Expected<std::string> find_program(llvm::StringRef name);

// Why nothing can be preloaded into it; empty: it can.
std::string why_not_preloadable(const std::string& program);

// A library that came with this program, as it was built or as it was
// installed; empty: it is not there.
std::string find_beside_program(llvm::StringRef library);

}  // namespace fearless::cli

#endif  // FEARLESS_CHECKER_CLI_EXECUTABLE_H_
