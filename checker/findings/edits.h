// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// From edits to text. The edits of a finding are made together or not at all;
// those of several findings as far as they do not overlap, in the order of the
// findings. Two that are equal are one: the same `#include`, asked for twice.
// Pure functions; files are the caller's.

#ifndef FEARLESS_CHECKER_FINDINGS_EDITS_H_
#define FEARLESS_CHECKER_FINDINGS_EDITS_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "checker/findings/finding.h"
#include "checker/findings/source.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace fearless::findings {

// Both change the same text, or insert at the same place. Equal ones do not.
bool overlap(const Edit& a, const Edit& b);

// Which edits to make of a list of findings.
struct EditPlan {
  std::map<std::string, std::vector<Edit>> files;  // by path, in order
  unsigned fixed = 0;                              // findings
  unsigned overlapping = 0;                        // left for another run
  unsigned forbidden = 0;                          // in a file not to touch
};

EditPlan plan_edits(const std::vector<Finding>& findings,
                    llvm::function_ref<bool(const std::string&)> may_touch);

// `text` with the edits made, all in one file and none overlapping; nothing
// when one stands outside of it.
std::optional<std::string> edited(llvm::StringRef text,
                                  std::vector<Edit> edits);

// What the edits make of the lines they touch: `line 12 becomes `...``; empty
// when there are none, or when their files are not as they were.
std::string edit_words(const Finding& finding, Source& source);

}  // namespace fearless::findings

#endif  // FEARLESS_CHECKER_FINDINGS_EDITS_H_
