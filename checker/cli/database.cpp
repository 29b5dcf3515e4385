// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/database.h"

#include <set>

#include "checker/findings/paths.h"
#include "checker/findings/suggest.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/StringSaver.h"

namespace fearless::cli {
namespace {

constexpr llvm::StringLiteral kFileName = "compile_commands.json";

llvm::Error wrong(llvm::StringRef path, const std::string& what) {
  return llvm::createStringError(path.str() + ": " + what);
}

// LLVM says `[2:5, byte=9]: Expected object key`.
llvm::Error malformed(llvm::StringRef path, llvm::StringRef message) {
  auto [position, text] = message.split("]: ");
  if (!position.consume_front("[") || text.empty())
    return wrong(path, message.str());
  return wrong((path + ":" + position.split(',').first).str(), text.str());
}

std::vector<std::string> split_command(llvm::StringRef command) {
  llvm::BumpPtrAllocator allocator;
  llvm::StringSaver saver(allocator);
  llvm::SmallVector<const char*> words;
  llvm::cl::TokenizeGNUCommandLine(command, saver, words);
  return {words.begin(), words.end()};
}

std::optional<std::vector<std::string>> arguments_of(
    const llvm::json::Object& entry) {
  if (const llvm::json::Array* words = entry.getArray("arguments")) {
    std::vector<std::string> arguments;
    for (const llvm::json::Value& word : *words) {
      auto text = word.getAsString();
      if (!text) return std::nullopt;
      arguments.push_back(text->str());
    }
    return arguments;
  }
  auto command = entry.getString("command");
  if (!command) return std::nullopt;
  return split_command(*command);
}

llvm::Expected<Unit> read_entry(const llvm::json::Value& value,
                                llvm::StringRef path, std::size_t index) {
  auto bad = [&](llvm::StringRef what) {
    return wrong(path, "entry " + std::to_string(index + 1) + " " + what.str());
  };
  const llvm::json::Object* entry = value.getAsObject();
  if (!entry) return bad("is no object");
  auto file = entry->getString("file");
  if (!file || file->empty()) return bad("has no `file`");
  Unit unit;
  llvm::StringRef base = llvm::sys::path::parent_path(path);
  unit.directory = findings::absolute_path(
      entry->getString("directory").value_or("."), base);
  unit.file = findings::absolute_path(*file, unit.directory);
  auto arguments = arguments_of(*entry);
  if (!arguments || arguments->empty())
    return bad("has neither `arguments` nor `command`");
  unit.arguments = std::move(*arguments);
  return unit;
}

bool names_language(const Unit& unit) {
  return llvm::any_of(unit.arguments, [](llvm::StringRef argument) {
    return argument.starts_with("-xc") || argument == "-x";
  });
}

// The target for which CMake compiles this unit: objects go to
// `CMakeFiles/TARGET.dir/`, whatever the generator. Empty: none can be told.
llvm::StringRef target_of(const Unit& unit) {
  constexpr llvm::StringLiteral folder = "CMakeFiles/";
  for (std::size_t i = 0; i + 1 < unit.arguments.size(); ++i) {
    if (unit.arguments[i] != "-o") continue;
    llvm::StringRef object = unit.arguments[i + 1];
    std::size_t at = object.rfind(folder);
    if (at == llvm::StringRef::npos) return "";
    auto [target, rest] = object.drop_front(at + folder.size()).split(".dir/");
    return rest.empty() ? "" : target;
  }
  return "";
}

// Each of `wanted` must be there.
llvm::Error check_targets(llvm::ArrayRef<std::string> wanted,
                          const std::set<std::string>& found,
                          llvm::StringRef path) {
  for (const std::string& target : wanted) {
    if (found.contains(target)) continue;
    std::vector<llvm::StringRef> known(found.begin(), found.end());
    if (known.empty())
      return wrong(path, "tells no targets: only CMake's can be named");
    std::string near = findings::did_you_mean(target, known);
    return wrong(
        path,
        "compiles no file of target `" + target + "`" +
            (near.empty() ? "; it knows " + llvm::join(known, ", ") : near));
  }
  return llvm::Error::success();
}

}  // namespace

bool is_source_file(llvm::StringRef path) {
  return llvm::StringSwitch<bool>(llvm::sys::path::extension(path))
      .Cases(".c", ".cc", ".cpp", ".cxx", ".c++", ".C", ".CPP", ".cp", true)
      .Cases(".cppm", ".ixx", ".ccm", ".cxxm", true)
      .Default(false);
}

bool is_header_file(llvm::StringRef path) {
  return llvm::StringSwitch<bool>(llvm::sys::path::extension(path))
      .Cases(".h", ".hh", ".hpp", ".hxx", ".h++", ".H", true)
      .Cases(".inl", ".ipp", ".tcc", ".inc", true)
      .Default(false);
}

std::optional<std::string> database_in(llvm::StringRef directory) {
  if (llvm::sys::fs::is_regular_file(directory)) return directory.str();
  llvm::SmallString<256> path(directory);
  llvm::sys::path::append(path, kFileName);
  if (!llvm::sys::fs::exists(path)) return std::nullopt;
  return std::string(path);
}

std::optional<std::string> find_database(llvm::StringRef directory) {
  for (; !directory.empty();
       directory = llvm::sys::path::parent_path(directory)) {
    llvm::SmallString<256> build(directory);
    llvm::sys::path::append(build, "build");
    if (llvm::sys::fs::is_directory(build))
      if (auto path = database_in(build)) return path;
    if (auto path = database_in(directory)) return path;
  }
  return std::nullopt;
}

llvm::Expected<Database> load_database(llvm::StringRef path,
                                       llvm::ArrayRef<std::string> targets) {
  auto buffer = llvm::MemoryBuffer::getFile(path);
  if (!buffer)
    return wrong(path, "cannot be read: " + buffer.getError().message());
  auto json = llvm::json::parse((*buffer)->getBuffer());
  if (!json) return malformed(path, llvm::toString(json.takeError()));
  const llvm::json::Array* entries = json->getAsArray();
  if (!entries) return wrong(path, "is no array of compile commands");

  Database database;
  database.path = path.str();
  llvm::StringSet<> seen;
  std::set<std::string> found;
  for (std::size_t i = 0; i < entries->size(); ++i) {
    auto unit = read_entry((*entries)[i], path, i);
    if (!unit) return unit.takeError();
    if (!targets.empty()) {
      std::string target = target_of(*unit).str();
      bool is_wanted = llvm::is_contained(targets, target);
      if (!target.empty()) found.insert(std::move(target));
      if (!is_wanted) continue;
    }
    if (!is_source_file(unit->file) && !names_language(*unit))
      ++database.other_languages;
    else if (!seen.insert(unit->file).second)
      ++database.duplicates;
    else
      database.units.push_back(std::move(*unit));
  }
  if (llvm::Error error = check_targets(targets, found, path)) return error;
  return database;
}

}  // namespace fearless::cli
