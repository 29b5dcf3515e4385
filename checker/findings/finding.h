// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One finding, ready to be shown: which check, where, in which words. Checks
// make findings, the steps of this folder dedupe, suppress and order them, and
// render/ prints them. The watcher and the explorer of runtime/ use the same
// shape, so a thread is part of a label. Plain data.

#ifndef FEARLESS_CHECKER_FINDINGS_FINDING_H_
#define FEARLESS_CHECKER_FINDINGS_FINDING_H_

#include <optional>
#include <string>
#include <vector>

#include "checker/ir/location.h"

namespace fearless::findings {

enum class Severity { kWarning, kError };

// A range in a file named by path, so that findings of several units meet.
struct Location {
  std::string path;
  ir::Range range;  // its `file` means nothing here
  bool is_valid() const { return range.is_valid(); }
  auto operator<=>(const Location&) const = default;
};

// One step of the story, at most 8 words: "sent here".
struct Label {
  Location where;
  std::string text;
  std::string thread;  // which thread does it; empty when there is only one
  bool is_primary = false;
  auto operator<=>(const Label&) const = default;
};

// A mechanical edit; applied together or not at all.
struct Edit {
  Location where;
  std::string replacement;
  auto operator<=>(const Edit&) const = default;
};

// Why a finding is not shown: somebody knows of it and said so.
struct Silence {
  enum class By { kComment, kBaseline };  // NOLINT; a file of known findings
  By by = By::kComment;
  std::string reason;  // in the words of who said so, if there are any
  auto operator<=>(const Silence&) const = default;
};

struct Finding {
  std::string check;  // "use-after-send"
  Severity severity = Severity::kError;
  std::string message;        // stands alone, lower case, no period
  Location where;             // the primary place
  std::vector<Label> labels;  // in the order of the story; the primary one is
                              // among them
  std::string why;            // what can go wrong at run time
  std::string fix;            // an edit to make, with real code
  std::vector<std::string> assumed;  // "assumed: ..." limits of the analysis
  std::vector<Edit> edits;
  std::string subject;      // the entity it is about (usr or name), for
                            // fingerprints and dedupe
  unsigned more_paths = 0;  // how many equal findings were folded into this
  // The steps of each thread stand in a column of their own, because no step
  // is the wrong one: two locks in two orders. No label need be primary.
  bool is_side_by_side = false;
  std::string fingerprint;  // set by assign_fingerprints, never by a check
  std::optional<Silence> silence;  // nor is this
  auto operator<=>(const Finding&) const = default;
};

}  // namespace fearless::findings

#endif  // FEARLESS_CHECKER_FINDINGS_FINDING_H_
