// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A lock is copied with the object that it is in; a copy operation reads what
// the other object's lock guards without taking it; a guard is used after it
// was moved away.

#include <algorithm>
#include <set>

#include "checker/checks/story.h"
#include "checker/link/guards.h"

namespace fearless::checks {
namespace {

using analysis::Access;
using analysis::Frame;
using analysis::LockCopy;
using analysis::SpentGuard;
using ir::FunctionFlag;
using ir::FunctionId;
using ir::Place;

constexpr const char* kCopyIsNone =
    "a copy of a lock keeps nobody out; made of a locked one, it stays locked";

findings::Finding tell(const Story& story, const Frame& frame,
                       const LockCopy& copy, const std::string& member) {
  findings::Finding finding;
  finding.check = "lock-copied";
  finding.where = story.at(copy.range);
  finding.subject = subject_of(frame, copy.from);
  std::string what = story.quoted(frame, copy.from);
  std::string type = frame.module.types[copy.type].name;
  std::string lock = member.empty() ? "" : "lock `" + member + "`";
  bool is_parameter = copy.how == LockCopy::How::kParameter;
  if (is_parameter)
    finding.message = what + " is passed by value, with a copy of its " +
                      (lock.empty() ? "state" : lock);
  else if (lock.empty())
    finding.message = "the lock " + what + " is copied";
  else
    finding.message = "copying " + what + " copies its " + lock + ", too";
  std::string label = copy.how == LockCopy::How::kCaptured
                          ? "the lambda has a lock of its own"
                      : is_parameter ? "a lock that only this call knows"
                                     : "the copy has a lock of its own";
  finding.labels.push_back(story.label(copy.range, label, "", true));
  finding.why = kCopyIsNone;
  if (is_parameter)
    finding.fix = "pass it by reference: `" + type + "& " +
                  (what.size() > 2 ? what.substr(1) : "object`");
  else if (copy.how == LockCopy::How::kCaptured)
    finding.fix = "capture it by reference, and join the thread first";
  else
    finding.fix = "use a reference, or copy the data and not the lock";
  return finding;
}

findings::Finding tell(const Story& story, const Frame& frame,
                       const SpentGuard& spent) {
  findings::Finding finding;
  finding.check = "lock-copied";
  finding.where = story.at(spent.site);
  finding.subject = subject_of(frame, spent.guard);
  std::string guard = story.quoted(frame, spent.guard);
  finding.message = guard + " is " + (spent.is_wait ? "waited with" : "used") +
                    " after its lock was moved away";
  finding.labels.push_back(story.label(spent.moved.range, "moved away here"));
  finding.labels.push_back(
      story.label(spent.site.range, "holds nothing any more", "", true));
  finding.why = spent.is_wait
                    ? "waiting without the lock is undefined"
                    : "a guard without a lock throws `std::system_error`";
  finding.fix =
      "use the guard that has the lock now, or take " + guard + " back: `" +
      (guard.size() > 2 ? guard.substr(1, guard.size() - 2) : "lock") +
      " = f(std::move(" +
      (guard.size() > 2 ? guard.substr(1, guard.size() - 2) : "lock") + "))`";
  return finding;
}

// Copy operations that read the other object without its lock.
class CopyOperations {
 public:
  CopyOperations(const Story& story, const Knowledge& k)
      : story_(story), k_(k), guards_(k) {}

  Findings run() {
    Findings found;
    // With all callers in sight unguarded-shared-access knows who shares what.
    if (k_.is_closed) return found;
    std::vector<std::pair<FunctionId, const Access*>> bare;
    for (FunctionId id = 0; id < k_.module.functions.size(); ++id)
      if (const Access* access = first_bare(id)) bare.push_back({id, access});
    if (bare.empty()) return found;
    std::set<ir::Range> told;
    for (const link::Conflict& conflict : k_.conflicts)
      told.insert(conflict.culprit.site.range);
    for (const auto& [id, access] : bare)
      if (!told.contains(access->site.range))
        found.push_back(tell(id, *access));
    return found;
  }

 private:
  static bool is_of_source(const Access& access) {
    const Place& place = access.place;
    return place.is_local() && place.id == 2 && place.steps.size() > 1 &&
           place.steps[0].kind == ir::StepKind::kDeref;
  }

  const Access* first_bare(FunctionId id) const {
    const ir::Function& function = k_.module.functions[id];
    if (!function.is(FunctionFlag::kCopyOperation) ||
        function.is(FunctionFlag::kImplicit))
      return nullptr;
    const Access* first = nullptr;
    for (const Access& access : k_.facts.functions[id].accesses) {
      if (!is_of_source(access) || access.is_atomic || access.is_write ||
          !access.site.calls.empty() ||
          !guards_.guard_of(access.place, access.locks) ||
          !is_bare_for_callers(id, access))
        continue;
      if (!first || access.site.range < first->site.range) first = &access;
    }
    return first;
  }

  // A copy constructor is as good as those who call it; a public one that
  // nobody in sight calls is everybody's.
  bool is_bare_for_callers(FunctionId id, const Access& own) const {
    bool is_called = false;
    for (FunctionId root : k_.roots) {
      if (root == id) continue;
      for (const Access& access : k_.facts.functions[root].accesses)
        if (access.site.function == id && !access.site.calls.empty() &&
            access.site.range == own.site.range && !access.is_write) {
          if (guards_.guard_of(access.place, access.locks)) return true;
          is_called = true;
        }
    }
    return !is_called && k_.module.functions[id].is(FunctionFlag::kPublic);
  }

  findings::Finding tell(FunctionId id, const Access& access) const {
    Frame frame = k_.frame(id);
    std::string data = story_.quoted(frame, access.place);
    std::string lock =
        story_.quoted(frame, *guards_.guard_of(access.place, access.locks));
    findings::Finding finding;
    finding.check = "lock-copied";
    finding.severity = findings::Severity::kWarning;
    finding.where = story_.at(access.site);
    finding.subject = subject_of(frame, access.place);
    finding.message = data + " is copied without " + lock + ", which guards it";
    if (const Access* witness = guards_.witness(access.place))
      finding.labels.push_back(
          story_.label(witness->site.range, "elsewhere under the lock"));
    finding.labels.push_back(
        story_.label(access.site.range, lock + " is not held here", "", true));
    finding.why =
        "another thread may change the original meanwhile: the copy "
        "is torn";
    finding.fix = "copy in the body, after `std::lock_guard lock(" +
                  (lock.size() > 2 ? lock.substr(1, lock.size() - 2)
                                   : std::string("mutex")) +
                  ");`";
    finding.assumed.push_back(
        "other threads may use the object that is copied");
    return finding;
  }

  const Story& story_;
  const Knowledge& k_;
  link::Guards guards_;
};

}  // namespace

Findings lock_copied(const link::Program& program, const Options&) {
  const Knowledge& k = program.knowledge();
  Story story(k);
  Findings found = CopyOperations(story, k).run();
  for (FunctionId id = 0; id < k.module.functions.size(); ++id) {
    Frame frame = k.frame(id);
    for (const LockCopy& copy : analysis::lock_copies(frame))
      if (auto member = analysis::copied_lock(k.module, copy.type))
        found.push_back(tell(story, frame, copy, *member));
    for (const SpentGuard& spent : k.facts.functions[id].spent_guards)
      found.push_back(tell(story, frame, spent));
  }
  return found;
}

}  // namespace fearless::checks
