// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/units.h"

#include <set>

#include "checker/cli/arguments.h"
#include "checker/findings/paths.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace fearless::cli {
namespace {

namespace fs = llvm::sys::fs;
using render::Problem;

constexpr llvm::StringLiteral kHowToMakeOne =
    "\n  CMake: configure with -DCMAKE_EXPORT_COMPILE_COMMANDS=ON, then name "
    "the folder with -p DIR"
    "\n  make and others: bear -- make"
    "\n  a single file: fearless check FILE -- COMPILER FLAGS";

bool is_at_or_below(llvm::StringRef file, llvm::StringRef path) {
  path = path.rtrim('/');
  return file.consume_front(path) && (file.empty() || file.front() == '/');
}

std::string real_path(llvm::StringRef path) {
  llvm::SmallString<256> real;
  if (fs::real_path(path, real)) return path.str();
  return std::string(real);
}

// The units at or below `path`, moved out of `units`. Symbolic links are
// followed only when the plain names give nothing: it costs a look at each.
std::vector<Unit> take_units(std::vector<Unit>& units, llvm::StringRef path) {
  auto take = [&](auto is_wanted) {
    std::vector<Unit> taken, kept;
    for (Unit& unit : units)
      (is_wanted(unit) ? taken : kept).push_back(std::move(unit));
    units = std::move(kept);
    return taken;
  };
  std::vector<Unit> taken =
      take([&](const Unit& unit) { return is_at_or_below(unit.file, path); });
  if (!taken.empty()) return taken;
  std::string real = real_path(path);
  return take([&](const Unit& unit) {
    return is_at_or_below(real_path(unit.file), real);
  });
}

// Why `path` stands for no unit of `database`.
Problem without_units(llvm::StringRef path, const Database& database) {
  Problem problem{Problem::Kind::kNote, path.str(), ""};
  if (fs::is_directory(path)) {
    problem.text = "no file below it is in " + database.path;
  } else if (is_header_file(path)) {
    problem.text =
        "a header is checked with the files that include it; name one of those";
  } else {
    problem.kind = Problem::Kind::kNotAnalysed;
    problem.text = "it is not in " + database.path +
                   "; build it there, or give its flags after `--`";
  }
  return problem;
}

std::vector<Unit> files_below(llvm::StringRef folder, llvm::StringRef directory,
                              const std::vector<std::string>& flags) {
  std::vector<std::string> files;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end;
       it != end && !error; it.increment(error))
    if (is_source_file(it->path()) && fs::is_regular_file(it->path()))
      files.push_back(it->path());
  llvm::sort(files);
  std::vector<Unit> units;
  for (const std::string& file : files)
    units.push_back(unit_with_flags(file, directory, flags));
  return units;
}

llvm::Error prepare(Selection& selection, const Options& options) {
  std::vector<Unit> ready;
  for (Unit& unit : selection.units) {
    if (llvm::Error error = prepare_arguments(unit, options))
      selection.problems.push_back({Problem::Kind::kNotAnalysed, unit.file,
                                    llvm::toString(std::move(error))});
    else
      ready.push_back(std::move(unit));
  }
  selection.units = std::move(ready);
  if (selection.units.empty() && selection.problems.empty())
    return llvm::createStringError("no C or C++ files to check");
  return llvm::Error::success();
}

llvm::Error select_with_flags(const Options& options, llvm::StringRef directory,
                              Selection& selection) {
  if (!options.targets.empty())
    return llvm::createStringError(
        "`--target` chooses from compile_commands.json, which flags after "
        "`--` replace; leave one of them out");
  if (options.paths.empty())
    return llvm::createStringError(
        "flags after `--` are for files that are named before it");
  for (const std::string& path : options.paths) {
    if (!fs::is_directory(path)) {
      selection.units.push_back(
          unit_with_flags(path, directory, *options.compiler_flags));
      continue;
    }
    auto units = files_below(path, directory, *options.compiler_flags);
    if (units.empty())
      selection.problems.push_back(
          {Problem::Kind::kNote, path, "no C or C++ file below it"});
    llvm::move(units, std::back_inserter(selection.units));
  }
  // A file that is named twice is checked once.
  std::set<std::string> seen;
  llvm::erase_if(selection.units, [&](const Unit& unit) {
    return !seen.insert(unit.file).second;
  });
  return llvm::Error::success();
}

llvm::Error select_from_database(const Options& options,
                                 llvm::StringRef directory,
                                 Selection& selection) {
  auto database = open_database(options, directory);
  if (!database) return database.takeError();
  if (options.paths.empty()) {
    selection.units = std::move(database->units);
    if (selection.units.empty())
      selection.problems.push_back(
          {Problem::Kind::kNote, database->path, "names no C or C++ file"});
  } else {
    for (const std::string& path : options.paths) {
      std::string absolute = findings::absolute_path(path, directory);
      auto units = take_units(database->units, absolute);
      bool is_repeated = llvm::any_of(selection.units, [&](const Unit& unit) {
        return is_at_or_below(unit.file, absolute);
      });
      if (units.empty() && !is_repeated)
        selection.problems.push_back(without_units(path, *database));
      llvm::move(units, std::back_inserter(selection.units));
    }
  }
  selection.database = std::move(*database);
  return llvm::Error::success();
}

}  // namespace

llvm::Expected<Database> open_database(const Options& options,
                                       llvm::StringRef directory) {
  if (!options.build_directory.empty()) {
    auto path = database_in(
        findings::absolute_path(options.build_directory, directory));
    if (!path)
      return llvm::createStringError("no compile_commands.json in `" +
                                     options.build_directory + "`" +
                                     kHowToMakeOne.str());
    return load_database(*path, options.targets);
  }
  auto path = find_database(directory);
  for (const std::string& named : options.paths) {
    if (path) break;
    std::string absolute = findings::absolute_path(named, directory);
    path = find_database(fs::is_directory(absolute)
                             ? llvm::StringRef(absolute)
                             : llvm::sys::path::parent_path(absolute));
  }
  if (!path)
    return llvm::createStringError(
        "found no compile_commands.json in build/, here, or above" +
        kHowToMakeOne.str());
  return load_database(*path, options.targets);
}

llvm::Expected<Selection> select_units(const Options& options,
                                       llvm::StringRef directory) {
  for (const std::string& path : options.paths)
    if (!fs::exists(path))
      return llvm::createStringError("no such file or folder: `" + path + "`");
  Selection selection;
  if (llvm::Error error =
          options.compiler_flags
              ? select_with_flags(options, directory, selection)
              : select_from_database(options, directory, selection))
    return error;
  if (selection.units.empty()) {
    std::string text = "no C or C++ files to check";
    for (const Problem& problem : selection.problems)
      text += "\n  " + problem.file + ": " + problem.text;
    return llvm::createStringError(text);
  }
  if (llvm::Error error = prepare(selection, options)) return error;
  return selection;
}

}  // namespace fearless::cli
