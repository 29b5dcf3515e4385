// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What checks share in telling a story: from analysis facts to locations in
// files, names of threads, and labels. A finding is placed where the user can
// act: at the event itself.

#ifndef FEARLESS_CHECKER_CHECKS_STORY_H_
#define FEARLESS_CHECKER_CHECKS_STORY_H_

#include <string>

#include "checker/checks/registry.h"
#include "checker/link/knowledge.h"

namespace fearless::checks {

using Knowledge = link::Program::Knowledge;

class Story {
 public:
  explicit Story(const Knowledge& knowledge) : knowledge_(knowledge) {}

  findings::Location at(const ir::Range& range) const;
  findings::Location at(const analysis::Site& site) const {
    return at(site.range);
  }
  findings::Label label(const ir::Range& range, std::string text,
                        std::string thread = "", bool is_primary = false) const;
  // "worker" from the handle's name, "main", or "thread 2".
  std::string thread_name(analysis::ThreadId id) const;
  // Of what runs: "thread `worker`", "a task", "a thread".
  std::string runner(analysis::ThreadId id) const;
  // "starts here", of a thread that was started.
  void add_start(analysis::ThreadId id, findings::Finding& finding) const;
  // `view->id` in backquotes; "the object" when it has no name.
  std::string quoted(const analysis::Frame& frame,
                     const ir::Place& place) const;
  // As above, of what `site` does something to: where that is in a callee, its
  // members have no more than their own names.
  std::string quoted(const analysis::Frame& frame, const ir::Place& place,
                     const analysis::Site& site) const;
  // The line of `range` as a number, for "before line 42".
  static std::string line(const ir::Range& range) {
    return std::to_string(range.line);
  }

 private:
  const Knowledge& knowledge_;
};

bool holds_lock(const analysis::Frame& frame, const analysis::Occurrence& at);

// The first of the locks that are held there and have a name, in backquotes.
std::string lock_name(const analysis::Frame& frame,
                      const analysis::Occurrence& at);

// The variable or member that stands at the start of `place`, for fingerprints.
std::string subject_of(const analysis::Frame& frame, const ir::Place& place);

}  // namespace fearless::checks

#endif  // FEARLESS_CHECKER_CHECKS_STORY_H_
