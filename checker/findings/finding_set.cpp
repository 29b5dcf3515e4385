// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/findings/finding_set.h"

#include <algorithm>

namespace fearless::findings {
namespace {

// File numbers are private to a module; what is compared must not hold them.
void forget_file_ids(Finding& finding) {
  finding.where.range.file = 0;
  for (Label& label : finding.labels) label.where.range.file = 0;
  for (Edit& edit : finding.edits) edit.where.range.file = 0;
}

// What one unit does not silence is shown, and then the shortest story.
bool is_better(const Finding& a, const Finding& b) {
  if (a.silence.has_value() != b.silence.has_value())
    return !a.silence.has_value();
  if (a.labels.size() != b.labels.size())
    return a.labels.size() < b.labels.size();
  return a < b;
}

}  // namespace

void FindingSet::add(Finding finding) {
  forget_file_ids(finding);
  Story story;
  for (const Label& label : finding.labels) story.push_back(label.where);
  Entry& entry = entries_[{finding.where, finding.check}];
  const bool is_first = entry.stories.empty();
  entry.stories.insert(std::move(story));
  entry.folded_by_check = std::max(entry.folded_by_check, finding.more_paths);
  if (is_first || is_better(finding, entry.shortest))
    entry.shortest = std::move(finding);
}

std::vector<Finding> FindingSet::take() {
  std::vector<Finding> findings;
  findings.reserve(entries_.size());
  for (auto& [key, entry] : entries_) {
    entry.shortest.more_paths =
        entry.folded_by_check + static_cast<unsigned>(entry.stories.size()) - 1;
    findings.push_back(std::move(entry.shortest));
  }
  entries_.clear();
  return findings;
}

}  // namespace fearless::findings
