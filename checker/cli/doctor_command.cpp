// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `fearless doctor`: looks at everything a run depends on and says what is
// wrong and what to do about it. Ends 2 if something is.

#include "checker/checks/selection.h"
#include "checker/cli/checkup.h"
#include "checker/cli/commands.h"
#include "checker/cli/help.h"
#include "checker/cli/output.h"
#include "checker/cli/units.h"
#include "llvm-c/Core.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/FileSystem.h"
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

std::optional<vocabulary::Vocabulary> look_at_vocabulary(const Options& options,
                                                         Checkup& checkup) {
  auto vocabulary = load_vocabulary(options);
  if (!vocabulary) {
    checkup.bad(llvm::toString(vocabulary.takeError()));
    return std::nullopt;
  }
  std::string text = "vocabulary";
  for (const std::string& path : options.vocabularies) text += ", " + path;
  checkup.good(text);
  return std::move(*vocabulary);
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

// Whether all are there.
bool look_at_files(const Database& database, Checkup& checkup) {
  std::vector<llvm::StringRef> missing;
  for (const Unit& unit : database.units)
    if (!fs::exists(unit.file) || !fs::is_directory(unit.directory))
      missing.push_back(unit.file);
  const std::size_t count = database.units.size();
  if (missing.empty()) {
    if (count == 0)
      checkup.bad(database.path + " names no C or C++ file");
    else
      checkup.good(database.path + ": " + std::to_string(count) +
                   (count == 1 ? " file" : " files"));
    return count != 0;
  }
  std::string text = std::to_string(missing.size()) + " of " +
                     std::to_string(count) + " files of " + database.path +
                     " do not exist; configure again, and build what is "
                     "generated:";
  for (llvm::StringRef file : llvm::ArrayRef(missing).take_front(3))
    text += "\n         " + file.str();
  if (missing.size() > 3) text += "\n         ...";
  checkup.bad(text);
  return false;
}

void look_at_database(const Options& options,
                      const std::optional<vocabulary::Vocabulary>& vocabulary,
                      Checkup& checkup) {
  auto database = open_database(options, working_directory());
  if (!database) return checkup.bad(llvm::toString(database.takeError()));
  look_at_age(database->path, checkup);
  if (look_at_files(*database, checkup) && vocabulary)
    look_at_sample(*database, *vocabulary, options, checkup);
}

}  // namespace

int doctor_command(const Options& options) {
  print_version(llvm::outs());
  Checkup checkup;
  look_at_llvm(checkup);
  look_at_checks(options, checkup);
  auto vocabulary = look_at_vocabulary(options, checkup);
  if (vocabulary) look_at_headers(*vocabulary, options, checkup);
  look_at_companions(checkup);
  look_at_database(options, vocabulary, checkup);
  return checkup.is_healthy() ? kExitClean : kExitUsage;
}

}  // namespace fearless::cli
