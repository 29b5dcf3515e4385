// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `fearless doctor`: looks at everything a run depends on and says what is
// wrong and what to do about it. Ends 2 if something is.

#include "checker/cli/arguments.h"
#include "checker/cli/checkup.h"
#include "checker/cli/commands.h"
#include "checker/cli/help.h"
#include "checker/cli/output.h"
#include "checker/cli/pool.h"
#include "checker/cli/units.h"
#include "checker/cli/worker.h"
#include "llvm-c/Core.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/Path.h"

namespace fearless::cli {
namespace {

namespace fs = llvm::sys::fs;

void look_at_llvm(Checkup& checkup) {
  unsigned major = 0, minor = 0, patch = 0;
  LLVMGetVersion(&major, &minor, &patch);
  std::string running = std::to_string(major) + "." + std::to_string(minor) +
                        "." + std::to_string(patch);
  if (major == LLVM_VERSION_MAJOR)
    checkup.good("LLVM " + running);
  else
    checkup.bad("built for LLVM " LLVM_VERSION_STRING ", but the library is " +
                running + ": install LLVM " +
                std::to_string(LLVM_VERSION_MAJOR) + " or build again");
}

void look_at_checks(const Options& options, Checkup& checkup) {
  auto all = checks::all_checks();
  auto selected = checks::select_checks(all, options.checks);
  if (!selected) return checkup.bad(llvm::toString(selected.takeError()));
  std::string text = std::to_string(selected->size()) + " of " +
                     std::to_string(all.size()) + " checks enabled";
  selected->empty() ? checkup.bad(text) : checkup.good(text);
}

bool look_at_vocabulary(const Options& options, Checkup& checkup) {
  auto vocabulary = load_vocabulary(options);
  if (!vocabulary) {
    checkup.bad(llvm::toString(vocabulary.takeError()));
    return false;
  }
  std::string text = "vocabulary";
  for (const std::string& path : options.vocabularies) text += ", " + path;
  checkup.good(text);
  return true;
}

// Standard headers and the compiler's own must be found: analyse a program.
void look_at_headers(const Options& options, Checkup& checkup) {
  llvm::SmallString<128> path;
  if (auto error = fs::createTemporaryFile("fearless-doctor", "cpp", path))
    return checkup.bad("no temporary file: " + error.message());
  llvm::FileRemover remover(path);
  {
    std::error_code error;
    llvm::raw_fd_ostream(path, error)
        << "#include <stddef.h>\n#include <thread>\n"
           "int main() { std::thread([] {}).join(); }\n";
  }
  auto vocabulary = load_vocabulary(options);
  if (!vocabulary) return llvm::consumeError(vocabulary.takeError());
  Job job;
  job.vocabulary = &*vocabulary;
  Unit unit = unit_with_flags(path, working_directory(), {"-std=c++20"});
  run_in_processes(
      1, {1, options.timeout},
      [&](std::size_t) { return to_json(analyse_unit(unit, job)); },
      [&](std::size_t, Outcome outcome) {
        UnitReport report;
        if (!outcome.failure.empty())
          return checkup.bad("analysis of a small program " + outcome.failure);
        from_json(outcome.output, report);
        for (const render::Problem& problem : report.problems)
          if (problem.kind != render::Problem::Kind::kNote)
            return checkup.bad("a small program does not compile: " +
                               problem.text);
        checkup.good("a small program compiles and is analysed");
      });
}

std::optional<llvm::sys::TimePoint<>> changed(const llvm::Twine& path) {
  fs::file_status status;
  if (fs::status(path, status) || !fs::exists(status)) return std::nullopt;
  return status.getLastModificationTime();
}

// CMakeLists.txt changed after the last configuration.
void look_at_age(llvm::StringRef database, Checkup& checkup) {
  llvm::StringRef folder = llvm::sys::path::parent_path(database);
  auto configured = changed(database);
  for (const char* name : {"/build.ninja", "/Makefile", "/CMakeCache.txt"})
    configured = std::max(configured, changed(folder + name));
  for (llvm::StringRef root : {folder, llvm::sys::path::parent_path(folder)}) {
    auto edited = changed(root + "/CMakeLists.txt");
    if (edited && edited > configured)
      return checkup.bad(database.str() + " is older than " + root.str() +
                         "/CMakeLists.txt: configure again");
  }
}

void look_at_files(const Database& database, Checkup& checkup) {
  std::vector<llvm::StringRef> missing;
  for (const Unit& unit : database.units)
    if (!fs::exists(unit.file) || !fs::is_directory(unit.directory))
      missing.push_back(unit.file);
  if (database.units.empty())
    return checkup.bad(database.path + " names no C or C++ file");
  if (missing.empty())
    return checkup.good(database.path + ": " +
                        std::to_string(database.units.size()) + " files");
  std::string text = std::to_string(missing.size()) + " of " +
                     std::to_string(database.units.size()) + " files of " +
                     database.path +
                     " do not exist; configure again, and build what is "
                     "generated:";
  for (llvm::StringRef file : llvm::ArrayRef(missing).take_front(3))
    text += "\n         " + file.str();
  if (missing.size() > 3) text += "\n         ...";
  checkup.bad(text);
}

void look_at_database(const Options& options, Checkup& checkup) {
  auto database = open_database(options, working_directory());
  if (!database) return checkup.bad(llvm::toString(database.takeError()));
  look_at_age(database->path, checkup);
  look_at_files(*database, checkup);
}

}  // namespace

int doctor_command(const Options& options) {
  print_version(llvm::outs());
  Checkup checkup;
  look_at_llvm(checkup);
  look_at_checks(options, checkup);
  if (look_at_vocabulary(options, checkup)) look_at_headers(options, checkup);
  look_at_companions(checkup);
  look_at_database(options, checkup);
  return checkup.is_healthy() ? kExitClean : kExitUsage;
}

}  // namespace fearless::cli
