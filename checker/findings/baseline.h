// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A file of known findings, for a project that starts with many: they are not
// shown, new ones are, and the file can only shrink. A line for each, so that
// branches merge and reviews show what went:
//
//   9c1e77aa00112233 src/dispatch.cpp use-after-send: `view` is read after ...
//
// The fingerprint decides, the rest is for people. Lines that begin with `#`
// are comments. Findings are known by fingerprint and not by place, so that
// edits elsewhere do not bring them back (fingerprint.h).

#ifndef FEARLESS_CHECKER_FINDINGS_BASELINE_H_
#define FEARLESS_CHECKER_FINDINGS_BASELINE_H_

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "checker/findings/finding.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace fearless::findings {

class Baseline {
 public:
  // `name` is the file's, for the error: which line, and what to do.
  static llvm::Expected<Baseline> parse(llvm::StringRef text,
                                        llvm::StringRef name);

  // Sets `silence` of those that are known. Those that a comment silences
  // count as met, too.
  void silence(std::vector<Finding>& findings);

  // Entries that no finding has met: bugs that are gone.
  std::size_t gone() const;
  void forget_gone();
  void add(const Finding& finding);
  std::size_t size() const { return entries_.size(); }

  std::string text() const;

 private:
  struct Entry {
    std::string words;
    bool is_met = false;
  };
  std::map<std::string, Entry, std::less<>> entries_;  // by fingerprint
};

}  // namespace fearless::findings

#endif  // FEARLESS_CHECKER_FINDINGS_BASELINE_H_
