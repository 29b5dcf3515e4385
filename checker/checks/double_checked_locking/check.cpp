// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Double-checked locking whose first check nothing orders.

#include <set>

#include "checker/checks/story.h"
#include "checker/link/double_checks.h"

namespace fearless::checks {
namespace {

using analysis::Frame;

findings::Finding tell(const Story& story, const Knowledge& k,
                       const link::DoubleCheck& check) {
  Frame frame = k.frame(check.frame);
  std::string name = story.quoted(frame, check.first.place);
  std::string lock = story.quoted(frame, check.lock);
  if (lock == "the object") lock = "the lock";
  bool is_atomic = check.first.is_atomic;
  findings::Finding finding;
  finding.check = "double-checked-locking";
  finding.subject = subject_of(frame, check.first.place);
  finding.where = story.at(check.first.site);
  finding.message =
      name +
      (is_atomic ? " is checked with a relaxed load before it is "
                   "checked again under "
                 : " is checked without a lock before it is checked "
                   "again under ") +
      lock;
  finding.labels.push_back(story.label(
      check.first.site.range,
      is_atomic ? "first check, relaxed" : "first check, no lock", "", true));
  finding.labels.push_back(
      story.label(check.again, "second check, under " + lock));
  finding.labels.push_back(story.label(
      check.set.site.range, is_atomic ? "set here, relaxed" : "set here"));
  finding.why =
      "a thread can see " + name + " set before what it stands for is complete";
  finding.fix = is_atomic
                    ? "load with `std::memory_order_acquire`, store with "
                      "`std::memory_order_release`"
                    : "use a function-local `static` or `std::call_once`; or a "
                      "`std::atomic`, loaded first and stored last";
  return finding;
}

}  // namespace

Findings double_checked_locking(const link::Program& program, const Options&) {
  const Knowledge& k = program.knowledge();
  Story story(k);
  Findings found;
  std::set<ir::Range> told;
  for (const link::DoubleCheck& check : link::find_double_checks(k))
    if (told.insert(check.first.site.range).second)
      found.push_back(tell(story, k, check));
  return found;
}

}  // namespace fearless::checks
