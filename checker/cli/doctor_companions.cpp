// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/checks/selection.h"
#include "checker/cli/checkup.h"
#include "checker/cli/commands.h"
#include "checker/cli/executable.h"
#include "checker/cli/tidy_options.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Program.h"

namespace fearless::cli {
namespace {

constexpr llvm::StringLiteral kPlugin = "libFearlessTidy.so";

// `19.1.7` of `LLVM version 19.1.7`; empty: it does not say.
std::string version_of(const std::string& program) {
  llvm::SmallString<128> file;
  if (llvm::sys::fs::createTemporaryFile("fearless-doctor", "txt", file))
    return "";
  llvm::FileRemover remover(file);
  llvm::sys::ExecuteAndWait(
      program, {program, "--version"}, std::nullopt,
      {llvm::StringRef(""), file.str(), llvm::StringRef("")},
      /*SecondsToWait=*/20);
  auto text = llvm::MemoryBuffer::getFile(file);
  if (!text) return "";
  llvm::StringRef version =
      (*text)->getBuffer().split("LLVM version ").second.ltrim();
  return version.take_while([](char c) { return c == '.' || llvm::isDigit(c); })
      .str();
}

void look_at_plugin(Checkup& checkup) {
  if (find_beside_program(kPlugin).empty())
    return checkup.note("no " + kPlugin.str() +
                        " beside this program: the checks cannot be loaded "
                        "into clang-tidy");
  const std::string wanted = std::to_string(LLVM_VERSION_MAJOR);
  for (const std::string& name :
       {"clang-tidy-" + wanted, std::string("clang-tidy")}) {
    auto program = llvm::sys::findProgramByName(name);
    if (!program) continue;
    std::string version = version_of(*program);
    if (llvm::StringRef(version).split('.').first == wanted)
      return checkup.good(kPlugin.str() + ", for " + *program + " (LLVM " +
                          version + ")");
    return checkup.note(kPlugin.str() + " is for LLVM " + wanted + ", and " +
                        *program + " is LLVM " + version +
                        ": install clang-tidy-" + wanted + " to lint with it");
  }
  checkup.note(kPlugin.str() + " has no clang-tidy-" + wanted +
               " to be loaded into: install it to lint with it");
}

// What watched programs link, and what goes before programs as they are.
void look_at_watcher(Checkup& checkup) {
  for (auto [library, use] :
       {std::pair("libfearless_instrumented.a",
                  "fearless::instrumented and fearless_test()"),
        std::pair("libfearless_watch.so", "`fearless run`")}) {
    std::string path = find_beside_program(library);
    if (path.empty())
      checkup.note(
          std::string("no instrumented runtime beside this program: ") + use +
          " need " + library +
          "; install fearless with FEARLESS_BUILD_RUNTIME=ON");
    else
      checkup.good("instrumented runtime, " + path);
  }
}

void look_at_configuration(Checkup& checkup) {
  const std::string name = ".clang-tidy";
  auto buffer = llvm::MemoryBuffer::getFile(name);
  if (!buffer) return;
  auto file = parse_tidy_file((*buffer)->getBuffer(), name);
  if (!file) return checkup.bad(llvm::toString(file.takeError()));
  std::vector<checks::SelectedCheck> none;
  for (const TidyOption& option : file->options)
    if (llvm::Error error = checks::set_check_option(
            checks::all_checks(), none, option.name + "=" + option.value))
      return checkup.bad(option.where + ": " +
                         llvm::toString(std::move(error)));
  if (file->names_our_checks)
    checkup.good(name);
  else
    checkup.note(name +
                 " names no check of ours: add fearless-* to its Checks to "
                 "see them in clang-tidy");
}

}  // namespace

void look_at_companions(Checkup& checkup) {
  look_at_plugin(checkup);
  look_at_watcher(checkup);
  look_at_configuration(checkup);
}

}  // namespace fearless::cli
