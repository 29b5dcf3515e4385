// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/arguments.h"

#include "checker/findings/paths.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace fearless::cli {
namespace {

bool is_wrapper(llvm::StringRef program) {
  return llvm::StringSwitch<bool>(llvm::sys::path::stem(program))
      .Cases("ccache", "sccache", "distcc", "icecc", "gomacc", true)
      .Default(false);
}

void drop_wrappers(std::vector<std::string>& arguments) {
  while (arguments.size() > 1 && is_wrapper(arguments.front()) &&
         !llvm::StringRef(arguments[1]).starts_with("-"))
    arguments.erase(arguments.begin());
}

llvm::Error expand_response_files(Unit& unit) {
  llvm::BumpPtrAllocator allocator;
  llvm::SmallVector<const char*> words;
  for (const std::string& argument : unit.arguments)
    words.push_back(argument.c_str());
  llvm::cl::ExpansionContext context(allocator,
                                     llvm::cl::TokenizeGNUCommandLine);
  context.setCurrentDir(unit.directory);
  if (llvm::Error error = context.expandResponseFiles(words)) return error;
  unit.arguments = std::vector<std::string>(words.begin(), words.end());
  // What could not be opened is left as it was.
  for (llvm::StringRef argument : unit.arguments)
    if (argument.consume_front("@") &&
        !llvm::sys::fs::exists(
            findings::absolute_path(argument, unit.directory)))
      return llvm::createStringError("no response file `" + argument.str() +
                                     "`");
  return llvm::Error::success();
}

}  // namespace

llvm::Error prepare_arguments(Unit& unit, const Options& options) {
  drop_wrappers(unit.arguments);
  if (llvm::any_of(unit.arguments, [](llvm::StringRef argument) {
        return argument.starts_with("@");
      }))
    if (llvm::Error error = expand_response_files(unit)) return error;
  auto& arguments = unit.arguments;
  arguments.insert(arguments.begin() + 1, options.arguments_before.begin(),
                   options.arguments_before.end());
  // Behind `--` only file names may stand.
  arguments.insert(llvm::find(arguments, "--"), options.arguments_after.begin(),
                   options.arguments_after.end());
  return llvm::Error::success();
}

Unit unit_with_flags(llvm::StringRef file, llvm::StringRef directory,
                     const std::vector<std::string>& flags) {
  Unit unit;
  unit.file = findings::absolute_path(file, directory);
  unit.directory = directory.str();
  bool is_c = llvm::sys::path::extension(file) == ".c";
  unit.arguments.push_back(is_c ? "clang" : "clang++");
  llvm::append_range(unit.arguments, flags);
  unit.arguments.push_back("-fsyntax-only");
  unit.arguments.push_back(unit.file);
  return unit;
}

}  // namespace fearless::cli
