// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A thread waits with a lock held. An error when whoever would wake it needs
// that lock: neither goes on. A warning otherwise: all who need the lock wait
// as well. link/blocking.h finds the pairs; here they are put into words.

#include <set>

#include "checker/analysis/body.h"
#include "checker/checks/story.h"
#include "checker/link/blocking.h"

namespace fearless::checks {
namespace {

using analysis::Frame;
using analysis::Operation;
using ir::BlockKind;
using link::Blocking;
using Kind = Operation::Kind;

class Teller {
 public:
  Teller(const Story& story, const Knowledge& k, const Blocking& blocking)
      : story_(story),
        blocking_(blocking),
        block_(blocking.block),
        frame_(k.frame(blocking.frame)),
        lock_(story.quoted(frame_, blocking.lock.lock)) {}

  findings::Finding tell() {
    const ir::Range& at = blocking_.where;
    findings::Finding finding;
    finding.check = "blocking-under-lock";
    finding.severity = blocking_.is_deadlock() ? findings::Severity::kError
                                               : findings::Severity::kWarning;
    finding.subject = subject_of(frame_, blocking_.lock.lock);
    finding.where = story_.at(at);
    finding.message = doing() + " while " + lock_ + " is held";
    if (blocking_.is_deadlock())
      finding.message += ", which " + waker() + " needs first";
    if (taken().is_valid())
      finding.labels.push_back(story_.label(taken(), lock_ + " is taken here"));
    finding.labels.push_back(
        story_.label(at, "waits with " + lock_ + " held", "", true));
    if (at != block_.site.range)
      finding.labels.push_back(story_.label(block_.site.range, "waits here"));
    if (blocking_.is_deadlock())
      finding.labels.push_back(story_.label(blocking_.wakers_lock->site.range,
                                            waker() + " needs the lock"));
    finding.why = why();
    finding.fix =
        "give " + lock_ + " back before line " + Story::line(at) +
        (is_guarded() ? ": end the scope of the guard, or `unlock()`" : "");
    return finding;
  }

 private:
  std::string doing() const {
    std::string name =
        block_.place.is_nothing() ? "" : analysis::spell(frame_, block_.place);
    std::string what = name.empty() ? "" : " `" + name + "`";
    switch (block_.kind) {
      case Kind::kJoin:
        return name.empty() ? "waits for a task" : "waits for" + what;
      case Kind::kWait:
        return "waits for" + what;
      case Kind::kSuspend:
        return "the coroutine is suspended";
      default:
        break;
    }
    switch (block_.block) {
      case BlockKind::kSleep:
        return "sleeps";
      case BlockKind::kReceive:
        return "waits for a message" + (name.empty() ? "" : " from" + what);
      case BlockKind::kIo:
        return "waits for input or output";
      case BlockKind::kBarrier:
        return "waits for" + (name.empty() ? " others" : what);
      default:
        return "waits" + (name.empty() ? "" : " for" + what);
    }
  }

  std::string waker() const {
    analysis::ThreadId id = blocking_.wakers_lock->thread;
    return id == analysis::kOwnThread ? "whoever would wake it"
                                      : story_.runner(id);
  }

  const ir::Range& taken() const {
    const analysis::Taken& taken = blocking_.lock.taken;
    bool is_here = blocking_.where == analysis::range_within(block_.site);
    return taken.call.is_valid() && is_here ? taken.call : taken.range;
  }

  bool is_guarded() const { return !blocking_.lock.guard.is_nothing(); }

  std::string why() const {
    if (blocking_.is_deadlock()) return "each waits for the other: a deadlock";
    if (block_.kind == Kind::kSuspend)
      return "it may go on much later and on another thread, which must not "
             "unlock " +
             lock_;
    return "until then everybody who needs " + lock_ + " has to wait, too";
  }

  const Story& story_;
  const Blocking& blocking_;
  const Operation& block_;
  Frame frame_;
  std::string lock_;
};

}  // namespace

Findings blocking_under_lock(const link::Program& program, const Options&) {
  const Knowledge& k = program.knowledge();
  Story story(k);
  Findings found;
  std::set<findings::Location> told;
  for (const Blocking& blocking : link::find_blocking(k)) {
    findings::Finding finding = Teller(story, k, blocking).tell();
    if (finding.where.is_valid() && told.insert(finding.where).second)
      found.push_back(std::move(finding));
  }
  return found;
}

}  // namespace fearless::checks
