// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/changed_lines.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "checker/findings/paths.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Program.h"

namespace fearless::cli {
namespace {

namespace fs = llvm::sys::fs;

// What git prints; fails with the first line of its complaint.
llvm::Expected<std::string> git(llvm::ArrayRef<llvm::StringRef> arguments) {
  auto program = llvm::sys::findProgramByName("git");
  if (!program)
    return llvm::createStringError("`--since` needs git, which is not there");
  llvm::SmallString<128> out, error;
  if (fs::createTemporaryFile("fearless-git", "out", out) ||
      fs::createTemporaryFile("fearless-git", "err", error))
    return llvm::createStringError("no temporary file for what git says");
  llvm::FileRemover remove_out(out), remove_error(error);
  llvm::SmallVector<llvm::StringRef> words{*program};
  llvm::append_range(words, arguments);
  int code =
      llvm::sys::ExecuteAndWait(*program, words, std::nullopt,
                                {llvm::StringRef(""), out.str(), error.str()});
  auto text = llvm::MemoryBuffer::getFile(code == 0 ? out : error);
  if (!text) return llvm::createStringError("git left nothing to read");
  if (code == 0) return (*text)->getBuffer().str();
  return llvm::createStringError("git says: " +
                                 (*text)->getBuffer().split('\n').first.str());
}

// git writes names with unusual characters as C strings.
std::string unquoted(llvm::StringRef name) {
  if (!name.consume_front("\"")) return name.str();
  name.consume_back("\"");
  std::string plain;
  while (!name.empty()) {
    char c = name.front();
    name = name.drop_front();
    if (c != '\\' || name.empty()) {
      plain += c;
      continue;
    }
    unsigned code = 0;
    if (name.size() >= 3 && !name.take_front(3).getAsInteger(8, code)) {
      plain += static_cast<char>(code);
      name = name.drop_front(3);
      continue;
    }
    constexpr llvm::StringLiteral kLetters = "abtnvfr";
    constexpr llvm::StringLiteral kMeanings = "\a\b\t\n\v\f\r";
    std::size_t at = kLetters.find(name.front());
    plain += at == kLetters.npos ? name.front() : kMeanings[at];
    name = name.drop_front();
  }
  return plain;
}

// `@@ -10,2 +12,3 @@`: 12 and 3.
std::optional<std::pair<unsigned, unsigned>> new_lines(llvm::StringRef line) {
  llvm::StringRef range = line.split('+').second.split(' ').first;
  auto [start, count] = range.split(',');
  unsigned first = 0, number = 1;
  if (start.getAsInteger(10, first) ||
      (!count.empty() && count.getAsInteger(10, number)))
    return std::nullopt;
  return std::pair(first, number);
}

}  // namespace

llvm::Expected<ChangedLines> ChangedLines::since(const std::string& ref,
                                                 const std::string& directory) {
  ChangedLines changed;
  changed.directory_ = directory;
  auto up = git({"-C", directory, "rev-parse", "--show-cdup"});
  if (!up) return up.takeError();
  std::string root =
      findings::absolute_path(llvm::StringRef(*up).trim(), directory);
  auto commit = git({"-C", directory, "rev-parse", "--verify", "--quiet",
                     "--end-of-options", ref + "^{commit}"});
  if (!commit) {
    llvm::consumeError(commit.takeError());
    return llvm::createStringError(
        "`--since=" + ref +
        "`: no commit is called so here; a shallow clone "
        "has to fetch it first");
  }
  auto diff =
      git({"-C", root, "-c", "core.quotePath=false", "diff", "--no-color",
           "--no-ext-diff", "--no-renames", "-U0", "--src-prefix=a/",
           "--dst-prefix=b/", llvm::StringRef(*commit).trim(), "--"});
  if (!diff) return diff.takeError();
  changed.add_diff(*diff, root);
  auto others =
      git({"-C", root, "ls-files", "-z", "--others", "--exclude-standard"});
  if (!others) return others.takeError();
  llvm::SmallVector<llvm::StringRef> names;
  llvm::StringRef(*others).split(names, '\0', -1, /*KeepEmpty=*/false);
  for (llvm::StringRef name : names)
    changed.add_file(findings::absolute_path(name, root));
  return changed;
}

// A line of the content begins with ` `, `+` or `-`; `+++` and `@@` are taken
// for what they are only where a hunk has ended.
void ChangedLines::add_diff(llvm::StringRef diff, llvm::StringRef root) {
  std::vector<Lines>* lines = nullptr;
  std::size_t content = 0;  // lines of the hunk still to come
  while (!diff.empty()) {
    auto [line, rest] = diff.split('\n');
    diff = rest;
    if (content > 0) {
      // "\ No newline at end of file" is no line of either side.
      if (!line.starts_with("\\")) --content;
      continue;
    }
    if (line.consume_front("+++ ")) {
      std::string name = unquoted(line.rtrim('\t'));
      bool is_there = llvm::StringRef(name).starts_with("b/");
      lines = is_there ? &files_[findings::absolute_path(
                             llvm::StringRef(name).drop_front(2), root)]
                       : nullptr;
    } else if (line.starts_with("@@ -")) {
      auto added = new_lines(line);
      llvm::StringRef old = line.drop_front(4).split(' ').first;
      unsigned removed = 1;
      if (old.contains(',')) old.split(',').second.getAsInteger(10, removed);
      if (!added) continue;
      content = removed + added->second;
      if (lines == nullptr) continue;
      // Where lines were removed, those on both sides of the gap changed.
      auto [first, number] = *added;
      lines->push_back({first, number == 0 ? first + 1 : first + number - 1});
    }
  }
}

void ChangedLines::add_file(llvm::StringRef path) {
  files_[path].push_back({1, std::numeric_limits<unsigned>::max()});
}

bool ChangedLines::touch(const findings::Location& where) const {
  auto file = files_.find(findings::absolute_path(where.path, directory_));
  if (file == files_.end()) return false;
  unsigned first = where.range.line;
  unsigned last = std::max(first, where.range.end_line);
  return llvm::any_of(file->second, [&](const Lines& lines) {
    return first <= lines.second && lines.first <= last;
  });
}

bool ChangedLines::touch(const findings::Finding& finding) const {
  return touch(finding.where) ||
         llvm::any_of(finding.labels, [&](const findings::Label& label) {
           return touch(label.where);
         });
}

}  // namespace fearless::cli
