// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `fearless run -- PROGRAM ARGS...`: becomes PROGRAM, with libfearless_watch.so
// (runtime/preload) in front of pthread's functions. What the program ends with
// is what this ends with.

#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "checker/cli/commands.h"
#include "checker/cli/executable.h"
#include "checker/cli/output.h"
#include "checker/findings/suggest.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace fearless::cli {
namespace {

constexpr llvm::StringRef kLibrary = "libfearless_watch.so";

constexpr llvm::StringRef kOptions[] = {
#define FEARLESS_OPTION(type, name, fallback, text) #name,
#include "runtime/watch/options.def"
#undef FEARLESS_OPTION
};

llvm::Error wrong(const llvm::Twine& text) {
  return llvm::createStringError(text.str());
}

llvm::Expected<std::string> find_library(const Options& options) {
  std::string found = options.library;
  if (found.empty()) found = find_beside_program(kLibrary);
  if (found.empty())
    return wrong("there is no " + kLibrary +
                 " beside this program; build or install the runtime, or say "
                 "where it is with `--library=FILE`");
  llvm::SmallString<256> path(found);
  llvm::sys::fs::make_absolute(path);
  if (!llvm::sys::fs::exists(path))
    return wrong("there is no file `" + found + "`");
  if (path.find_first_of(" :\t") != llvm::StringRef::npos)
    return wrong("the loader splits names at blanks and colons; move " + path +
                 " to a folder without them");
  return std::string(path);
}

llvm::Error check_settings(const Options& options) {
  for (llvm::StringRef setting : options.watch_options) {
    auto [key, value] = setting.split('=');
    if (!llvm::is_contained(kOptions, key))
      return wrong("unknown option `" + key + "` of the watcher" +
                   findings::did_you_mean(
                       key, std::vector<llvm::StringRef>(std::begin(kOptions),
                                                         std::end(kOptions))));
    if (!setting.contains('=') || value.contains(':'))
      return wrong("`--option` takes KEY=VALUE without colons, not `" +
                   setting + "`");
  }
  return llvm::Error::success();
}

// `more` behind what is there.
void append_to_variable(const char* name, llvm::StringRef more, bool is_first) {
  const char* there = getenv(name);
  std::string text = more.str();
  if (there && *there)
    text = is_first ? text + ":" + there : there + (":" + text);
  setenv(name, text.c_str(), 1);
}

int become(const std::string& program, const std::vector<std::string>& words) {
  std::vector<char*> arguments;
  for (const std::string& word : words)
    arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  execv(program.c_str(), arguments.data());
  print_error("cannot run `" + program + "`: " + std::strerror(errno));
  return kExitUsage;
}

}  // namespace

int run_command(const Options& options) {
  if (!options.paths.empty() || !options.compiler_flags ||
      options.compiler_flags->empty()) {
    print_error(
        "`fearless run` takes a program behind `--`: "
        "`fearless run -- ./my_test --its-options`");
    return kExitUsage;
  }
  if (llvm::Error error = check_settings(options)) {
    print_error(std::move(error));
    return kExitUsage;
  }
  auto program = find_program(options.compiler_flags->front());
  if (!program) {
    print_error(program.takeError());
    return kExitUsage;
  }
  if (std::string why = why_not_preloadable(*program); !why.empty()) {
    print_error("`" + *program + "` cannot be watched: " + why);
    return kExitIncomplete;
  }
  auto library = find_library(options);
  if (!library) {
    print_error(library.takeError());
    return kExitUsage;
  }
  for (const std::string& setting : options.watch_options)
    append_to_variable("FEARLESS_OPTIONS", setting, false);
  append_to_variable("LD_PRELOAD", *library, true);
  return become(*program, *options.compiler_flags);
}

}  // namespace fearless::cli
