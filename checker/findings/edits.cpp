// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/findings/edits.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace fearless::findings {
namespace {

using Point = std::pair<unsigned, unsigned>;  // line, column

Point begin_of(const Edit& edit) {
  return {edit.where.range.line, edit.where.range.column};
}
Point end_of(const Edit& edit) {
  return {edit.where.range.end_line, edit.where.range.end_column};
}

// Byte offset of a point in `text`.
std::optional<std::size_t> offset(llvm::StringRef text, Point point) {
  std::size_t at = 0;
  for (unsigned line = 1; line < point.first; ++line) {
    at = text.find('\n', at);
    if (at++ == llvm::StringRef::npos) return std::nullopt;
  }
  std::size_t end = std::min(text.find('\n', at), text.size());
  if (point.second == 0 || at + point.second - 1 > end) return std::nullopt;
  return at + point.second - 1;
}

// Without the comment at its end, which says nothing of the edit.
llvm::StringRef code_of(llvm::StringRef line) {
  line = line.take_front(line.find("  //")).trim();
  return line;
}

struct Lines {
  std::string path;
  unsigned first = 0, last = 0;
  std::vector<Edit> edits;
};

// Edits whose lines touch belong together.
std::vector<Lines> group_by_lines(std::vector<Edit> edits) {
  llvm::sort(edits);
  std::vector<Lines> groups;
  for (Edit& edit : edits) {
    unsigned first = edit.where.range.line, last = edit.where.range.end_line;
    bool is_next = !groups.empty() && groups.back().path == edit.where.path &&
                   first <= groups.back().last;
    if (!is_next) groups.push_back({edit.where.path, first, last, {}});
    groups.back().last = std::max(groups.back().last, last);
    groups.back().edits.push_back(std::move(edit));
  }
  return groups;
}

std::optional<std::string> text_of(const Lines& lines, Source& source) {
  std::string text;
  for (unsigned line = lines.first; line <= lines.last; ++line) {
    auto code = source.line(lines.path, line);
    if (!code) return std::nullopt;
    text += code->str() + "\n";
  }
  return text;
}

std::vector<llvm::StringRef> rows_of(llvm::StringRef text) {
  llvm::SmallVector<llvm::StringRef> rows;
  text.split(rows, '\n', -1, /*KeepEmpty=*/false);
  return {rows.begin(), rows.end()};
}

std::optional<std::string> words_for(Lines lines, Source& source) {
  auto text = text_of(lines, source);
  if (!text) return std::nullopt;
  for (Edit& edit : lines.edits) {
    edit.where.range.line -= lines.first - 1;
    edit.where.range.end_line -= lines.first - 1;
  }
  auto now = edited(*text, lines.edits);
  if (!now) return std::nullopt;
  std::vector<llvm::StringRef> before = rows_of(*text), after = rows_of(*now);
  std::string added;
  for (llvm::StringRef row : after)
    if (!llvm::is_contained(before, row) && !code_of(row).empty())
      added += (added.empty() ? "`" : " `") + code_of(row).str() + "`";
  std::string where = "line " + std::to_string(lines.first);
  if (added.empty()) return where + " goes";
  bool is_insertion = llvm::all_of(before, [&](llvm::StringRef row) {
    return llvm::is_contained(after, row);
  });
  return where +
         (is_insertion ? " gets " + added + " before it" : " becomes " + added);
}

}  // namespace

bool overlap(const Edit& a, const Edit& b) {
  if (a.where.path != b.where.path || a == b) return false;
  if (begin_of(a) == begin_of(b)) return true;
  return begin_of(a) < end_of(b) && begin_of(b) < end_of(a);
}

EditPlan plan_edits(const std::vector<Finding>& findings,
                    llvm::function_ref<bool(const std::string&)> may_touch) {
  EditPlan plan;
  for (const Finding& finding : findings) {
    if (finding.edits.empty()) continue;
    auto is_allowed = [&](const Edit& edit) {
      return may_touch(edit.where.path);
    };
    auto is_free = [&](const Edit& edit) {
      return llvm::none_of(plan.files[edit.where.path], [&](const Edit& other) {
        return overlap(edit, other);
      });
    };
    if (!llvm::all_of(finding.edits, is_allowed)) {
      ++plan.forbidden;
    } else if (!llvm::all_of(finding.edits, is_free)) {
      ++plan.overlapping;
    } else {
      ++plan.fixed;
      for (const Edit& edit : finding.edits) {
        auto& edits = plan.files[edit.where.path];
        if (!llvm::is_contained(edits, edit)) edits.push_back(edit);
      }
    }
  }
  for (auto& [path, edits] : plan.files) llvm::sort(edits);
  return plan;
}

std::optional<std::string> edited(llvm::StringRef text,
                                  std::vector<Edit> edits) {
  llvm::sort(edits);
  std::string result;
  std::size_t copied = 0;
  for (const Edit& edit : edits) {
    auto begin = offset(text, begin_of(edit)), end = offset(text, end_of(edit));
    if (!begin || !end || *begin < copied || *end < *begin) return std::nullopt;
    result += text.slice(copied, *begin).str() + edit.replacement;
    copied = *end;
  }
  return result + text.drop_front(copied).str();
}

std::string edit_words(const Finding& finding, Source& source) {
  std::string words;
  for (Lines& lines : group_by_lines(finding.edits)) {
    auto more = words_for(std::move(lines), source);
    if (!more) return "";
    words += (words.empty() ? "" : ", ") + *more;
  }
  return words;
}

}  // namespace fearless::findings
