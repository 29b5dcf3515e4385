// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A process is forked with a lock held that the child goes on to want.

#include "checker/analysis/body.h"
#include "checker/checks/story.h"
#include "checker/link/forks.h"

namespace fearless::checks {
namespace {

findings::Finding tell(const Story& story, const Knowledge& k,
                       const link::LockedFork& locked) {
  const analysis::Frame frame = k.frame(locked.frame);
  const std::string lock = story.quoted(frame, locked.held.lock);
  const ir::Range& at = analysis::range_within(locked.fork.site);
  findings::Finding finding;
  finding.check = "fork-under-lock";
  finding.subject = subject_of(frame, locked.held.lock);
  finding.where = story.at(at);
  finding.message = "the process is forked while " + lock + " is held";
  finding.labels.push_back(
      story.label(locked.held.taken.range, lock + " is taken here"));
  finding.labels.push_back(
      story.label(at, "the child gets " + lock + " locked", "", true));
  finding.labels.push_back(
      story.label(locked.wanted.site.range, "the child waits for it here"));
  finding.why = "the guard that unlocks " + lock +
                " may never run in the child: its other threads wait for ever";
  finding.fix = "fork before " + lock +
                " is taken, or run another program in "
                "the child at once (`exec`)";
  return finding;
}

}  // namespace

Findings fork_under_lock(const link::Program& program, const Options&) {
  const Knowledge& k = program.knowledge();
  Story story(k);
  Findings found;
  for (const link::LockedFork& locked : link::find_locked_forks(k))
    found.push_back(tell(story, k, locked));
  return found;
}

}  // namespace fearless::checks
