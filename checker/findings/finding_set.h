// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Collects findings from many units and gives back each bug once. Two findings
// are one when check and primary place agree: the same header seen by two
// units, two instantiations of a template, two paths to one bad read, two
// objects that one thread outlives. The
// one with the shortest story is kept, whatever order they came in; stories
// that pass other places are counted in `more_paths`. Holds one finding per
// bug, so a header's bug in ten thousand units costs the memory of one.

#ifndef FEARLESS_CHECKER_FINDINGS_FINDING_SET_H_
#define FEARLESS_CHECKER_FINDINGS_FINDING_SET_H_

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "checker/findings/finding.h"

namespace fearless::findings {

class FindingSet {
 public:
  void add(Finding finding);
  // Everything added, ordered by path, line, column and check; the set is
  // empty afterwards.
  std::vector<Finding> take();

 private:
  using Key = std::pair<Location, std::string>;
  using Story = std::vector<Location>;  // where its labels are
  struct Entry {
    Finding shortest;
    unsigned folded_by_check = 0;
    std::set<Story> stories;
  };
  std::map<Key, Entry> entries_;  // the order of Key is the order of output
};

}  // namespace fearless::findings

#endif  // FEARLESS_CHECKER_FINDINGS_FINDING_SET_H_
