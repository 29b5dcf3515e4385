// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/render/words.h"

namespace fearless::render {

std::string label_words(const findings::Label& label) {
  if (label.thread.empty()) return label.text;
  std::string words = "thread `" + label.thread + "`";
  if (!label.text.empty()) words += ": " + label.text;
  return words;
}

std::string note_words(const findings::Finding& finding,
                       const findings::Label& label) {
  if (finding.is_side_by_side && !label.thread.empty())
    return label.thread + ": " + label.text;
  return label_words(label);
}

std::string more_paths_words(unsigned more_paths) {
  if (more_paths == 0) return "";
  return " (and " + std::to_string(more_paths) + " more " +
         (more_paths == 1 ? "path)" : "paths)");
}

std::string position_words(const findings::Location& where) {
  std::string words = where.path.empty() ? "<unknown>" : where.path;
  if (!where.is_valid()) return words;
  words += ":" + std::to_string(where.range.line);
  if (where.range.column != 0)
    words += ":" + std::to_string(where.range.column);
  return words;
}

}  // namespace fearless::render
