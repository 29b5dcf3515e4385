// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two threads reach the same memory, one of them writes, and no lock orders
// them; or an annotation names a lock that is not held. One finding for each
// place in the code and variable.

#include <algorithm>
#include <map>
#include <set>

#include "checker/checks/remedy.h"
#include "checker/link/double_checks.h"
#include "checker/link/escapes.h"
#include "checker/link/idle_guards.h"

namespace fearless::checks {
namespace {

using analysis::Access;
using analysis::Frame;
using link::Conflict;

std::string verb(const Access& access) {
  return access.destroys ? "destroyed" : access.is_write ? "changed" : "read";
}

// Up to the first member: what lies below it is the same subject.
ir::Place outermost(const ir::Place& place) {
  for (std::size_t n = 0; n < place.steps.size(); ++n)
    if (place.steps[n].kind == ir::StepKind::kField) return place.prefix(n + 1);
  return place;
}

bool is_only_shared(const Frame& frame, const Access& access,
                    const std::string& guard) {
  return std::any_of(access.locks.begin(), access.locks.end(),
                     [&](const analysis::HeldLock& held) {
                       return held.mode == ir::Mode::kShared &&
                              "`" + analysis::spell(frame, held.lock) + "`" ==
                                  guard;
                     });
}

std::string held_text(const Frame& frame, const Access& access) {
  std::string lock = lock_name(frame, access);
  if (!holds_lock(frame, access)) return ", no lock held";
  return lock.empty() ? " under a lock" : " under " + lock;
}

// mt-unsafe-call and signal-unsafe-call tell of these.
bool is_told_elsewhere(const Knowledge& k, const Conflict& conflict) {
  return conflict.culprit.library_call != ir::kNone ||
         conflict.other.library_call != ir::kNone ||
         k.handles_signal(conflict.culprit.thread) ||
         k.handles_signal(conflict.other.thread);
}

// Where what stands at `place` is declared.
ir::Range declaration(const Frame& frame, const ir::Place& place) {
  if (place.is_global() && place.is_variable())
    return frame.module.globals[place.id].range;
  if (place.is_local() && place.is_variable())
    return frame.function.locals[place.id].range;
  if (!place.steps.empty() && place.steps.back().kind == ir::StepKind::kField)
    return frame.module.fields[place.steps.back().field].range;
  return {};
}

// Somebody takes a lock for it: then that is what the others should do, and an
// atomic would only quieten the finding.
bool is_ever_locked(const Knowledge& k, const ir::Range& declared) {
  auto is_locked = [&](ir::FunctionId id, const Access& access) {
    Frame frame = k.frame(id);
    return holds_lock(frame, access) &&
           declaration(frame, access.place) == declared;
  };
  for (ir::FunctionId id = 0; id < k.module.functions.size(); ++id)
    for (const Access& access : k.facts.functions[id].accesses)
      if (is_locked(id, access)) return true;
  return std::any_of(k.conflicts.begin(), k.conflicts.end(),
                     [&](const Conflict& it) {
                       return is_locked(it.frame, it.culprit) ||
                              is_locked(it.other_frame, it.other);
                     });
}

void make_atomic(const Knowledge& k, const Conflict& conflict,
                 findings::Finding& finding) {
  ir::Range declared =
      declaration(k.frame(conflict.frame), conflict.culprit.place);
  Remedy remedy(k);
  if (!remedy.add(Remedy::Kind::kAtomic, declared)) return;
  if (!is_ever_locked(k, declared)) remedy.apply(finding);
}

findings::Finding tell(const Story& story, const Knowledge& k,
                       const Conflict& conflict) {
  Frame frame = k.frame(conflict.frame);
  Frame other_frame = k.frame(conflict.other_frame);
  const Access& culprit = conflict.culprit;
  const Access& other = conflict.other;
  std::string name = story.quoted(frame, culprit.place);
  if (name == "the object") name = story.quoted(other_frame, other.place);
  std::string guard = lock_name(other_frame, other);
  bool has_guard = !guard.empty();
  findings::Finding finding;
  finding.check = "unguarded-shared-access";
  finding.subject = subject_of(frame, outermost(culprit.place));
  finding.where = story.at(culprit.site);
  if (has_guard)
    finding.message = name + " is " + verb(culprit) + " without " + guard +
                      ", which guards it elsewhere";
  else
    finding.message =
        name + " is " + verb(culprit) + " while another thread may " +
        (other.is_write ? "change" : "read") + " it, without a lock";
  if (has_guard && is_only_shared(frame, culprit, guard))
    finding.message = name + " is changed under a shared lock of " + guard;
  if (conflict.are_neighbours) {
    std::string beside = story.quoted(other_frame, other.place);
    finding.message = name + " is " + verb(culprit) +
                      " while another thread may " +
                      (other.is_write ? "change " : "read ") +
                      (beside == name ? "another of its elements" : beside) +
                      " in the same " + (beside == name ? "byte" : "memory");
  }
  if (conflict.is_assumed && culprit.site == other.site) {
    finding.severity = findings::Severity::kWarning;
    finding.assumed.push_back(
        "several threads come here at once, as the lock of the class suggests");
  }
  // Who calls a method of a library nobody in sight knows.
  auto thread_of = [&](const Access& access) {
    bool is_anyone =
        conflict.is_assumed && access.thread == analysis::kOwnThread;
    return is_anyone ? "" : story.thread_name(access.thread);
  };
  story.add_start(other.thread, finding);
  if (culprit.thread != other.thread) story.add_start(culprit.thread, finding);
  if (other.site.range != culprit.site.range)
    finding.labels.push_back(story.label(
        other.site.range, verb(other) + held_text(other_frame, other),
        thread_of(other)));
  if (conflict.caller.is_valid())
    finding.labels.push_back(story.label(conflict.caller, "called from here"));
  finding.labels.push_back(
      story.label(culprit.site.range, verb(culprit) + held_text(frame, culprit),
                  thread_of(culprit), true));
  finding.why =
      "two threads can touch " + name + " at once; the result is undefined";
  if (conflict.are_neighbours)
    finding.why =
        "bits are not memory of their own: changing one reads and "
        "writes those beside it, and one of two changes is lost";
  finding.fix =
      conflict.are_neighbours
          ? "give each thread memory of its own: a whole `bool` or `char` "
            "for each, or guard all with one mutex"
      : has_guard
          ? "take " + guard + " before line " + Story::line(culprit.site.range)
          : "guard " + name +
                " with one mutex on both sides, or make "
                "it `std::atomic`";
  if (!has_guard && !conflict.are_neighbours) make_atomic(k, conflict, finding);
  return finding;
}

// The code keeps it to one thread, but not here.
findings::Finding tell_astray(const Story& story, const Knowledge& k,
                              const Conflict& conflict) {
  Frame frame = k.frame(conflict.frame);
  const Access& culprit = conflict.culprit;
  const Access& other = conflict.other;
  std::string name = story.quoted(frame, culprit.place);
  findings::Finding finding;
  finding.check = "unguarded-shared-access";
  finding.severity = findings::Severity::kWarning;
  finding.subject = subject_of(frame, outermost(culprit.place));
  finding.where = story.at(culprit.site);
  finding.message =
      name + " is changed by whatever thread comes here, without a lock";
  finding.labels = {
      story.label(conflict.asked, "asks which thread this is"),
      story.label(culprit.site.range, "changed by others, too", "", true),
      story.label(other.site.range, verb(other) + ", no lock held")};
  finding.assumed.push_back(
      "other threads than the right one come here, as "
      "the code asks for them");
  finding.why =
      "two threads can touch " + name + " at once; the result is undefined";
  finding.fix = "do it in what the right thread runs, or guard " + name +
                " with one mutex everywhere";
  return finding;
}

findings::Finding tell(const Story& story, const Knowledge& k,
                       const Frame& frame, const analysis::Unmet& unmet) {
  std::string lock = story.quoted(frame, unmet.lock);
  bool is_call = unmet.callee != ir::kNone;
  std::string what = is_call ? "`" + k.module.callees[unmet.callee].name + "`"
                             : story.quoted(frame, unmet.place);
  findings::Finding finding;
  finding.check = "unguarded-shared-access";
  finding.subject = is_call ? k.module.callees[unmet.callee].usr
                            : subject_of(frame, unmet.place);
  finding.where = story.at(unmet.site);
  finding.message = what + " is " +
                    (is_call          ? "called"
                     : unmet.is_write ? "changed"
                                      : "read") +
                    " without " + lock + ", which its declaration asks for";
  finding.labels.push_back(
      story.label(unmet.site.range, lock + " is not held here", "", true));
  finding.why = "other threads rely on " + lock + " to keep this apart";
  finding.fix =
      "take " + lock + " before line " + Story::line(unmet.site.range);
  return finding;
}

// What other checks tell at its root: use-after-send, guard-escape,
// unnamed-guard and double-checked-locking.
class ToldElsewhere {
 public:
  explicit ToldElsewhere(const Knowledge& k)
      : idle_(link::find_idle_guards(k)) {
    for (const analysis::FunctionFacts& facts : k.facts.functions)
      for (const analysis::UseAfterSend& use : facts.uses)
        sites_.insert(use.site.range);
    for (const link::Leak& leak : link::find_escapes(k)) {
      sites_.insert(leak.escape.site.range);
      sites_.insert(leak.uses.begin(), leak.uses.end());
    }
    for (const link::DoubleCheck& check : link::find_double_checks(k)) {
      sites_.insert(check.first.site.range);
      published_.insert(check.set.site.range);
      published_.insert(check.published.begin(), check.published.end());
    }
  }

  bool has(const Conflict& conflict) const {
    const analysis::Site& site = conflict.culprit.site;
    bool is_published = !conflict.culprit.is_write &&
                        published_.contains(conflict.other.site.range);
    return is_published || sites_.contains(site.range) ||
           std::any_of(
               site.calls.begin(), site.calls.end(),
               [&](const ir::Range& call) { return sites_.contains(call); }) ||
           std::any_of(idle_.begin(), idle_.end(), [&](const link::Idle& idle) {
             return explains(idle, conflict.culprit, conflict.other);
           });
  }

 private:
  std::set<ir::Range> sites_;
  std::set<ir::Range> published_;  // set before the flag of a double check
  std::vector<link::Idle> idle_;
};

// A lock that is taken most of the time: what guards the member is a guess.
bool is_habit(const Conflict& conflict) {
  return conflict.is_assumed && conflict.guarded > 0;
}

// One finding for a member in a function; for one in all of a library where
// its guard is a guess.
using Group = std::pair<ir::FunctionId, std::string>;

Group group_of(const Knowledge& k, const Conflict& conflict) {
  return {
      is_habit(conflict) ? ir::kNone : conflict.culprit.site.function,
      subject_of(k.frame(conflict.frame), outermost(conflict.culprit.place))};
}

// The first in the source stands for the rest; a change for what only reads.
struct IsBefore {
  const Story& story;
  bool operator()(const Conflict* a, const Conflict* b) const {
    bool reads = is_habit(*a) && !a->culprit.is_write;
    bool other_reads = is_habit(*b) && !b->culprit.is_write;
    return std::pair(reads, story.at(a->culprit.site)) <
           std::pair(other_reads, story.at(b->culprit.site));
  }
};

void add_evidence(const Story& story,
                  const std::vector<const Conflict*>& conflicts,
                  findings::Finding& finding) {
  constexpr std::size_t kMost = 4;  // of 16 lines
  const Conflict& first = *conflicts.front();
  finding.severity = findings::Severity::kWarning;
  for (const Conflict* more : conflicts) {
    if (more == &first || finding.labels.size() >= kMost) continue;
    bool is_called =
        more->caller.is_valid() && more->caller.line != first.caller.line;
    finding.labels.push_back(
        is_called ? story.label(more->caller, "also called from here")
                  : story.label(more->culprit.site.range,
                                "also " + verb(more->culprit)));
  }
  finding.assumed.push_back(
      "it is meant to be guarded: " + std::to_string(first.guarded) + " of " +
      std::to_string(first.total) + " places that use it hold the lock");
}

}  // namespace

Findings unguarded_shared_access(const link::Program& program, const Options&) {
  const Knowledge& k = program.knowledge();
  Story story(k);
  Findings found;
  std::set<std::pair<findings::Location, std::string>> told;
  const ToldElsewhere elsewhere(k);
  for (ir::FunctionId id = 0; id < k.module.functions.size(); ++id)
    for (const analysis::Unmet& unmet : k.facts.functions[id].unmet) {
      findings::Finding finding = tell(story, k, k.frame(id), unmet);
      if (told.insert({finding.where, finding.subject}).second)
        found.push_back(std::move(finding));
    }
  std::map<Group, std::vector<const Conflict*>> groups;
  for (const Conflict& conflict : k.conflicts)
    if (conflict.culprit.site.range.is_valid() && !elsewhere.has(conflict) &&
        !is_told_elsewhere(k, conflict))
      groups[group_of(k, conflict)].push_back(&conflict);
  for (auto& [group, conflicts] : groups) {
    std::stable_sort(conflicts.begin(), conflicts.end(), IsBefore{story});
    const Conflict& first = *conflicts.front();
    findings::Finding finding = first.asked.is_valid()
                                    ? tell_astray(story, k, first)
                                    : tell(story, k, first);
    if (is_habit(*conflicts.front())) add_evidence(story, conflicts, finding);
    if (told.insert({finding.where, finding.subject}).second)
      found.push_back(std::move(finding));
  }
  return found;
}

}  // namespace fearless::checks
