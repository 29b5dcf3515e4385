// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A guard that guards nothing: link/idle_guards.h finds them, here they are
// worded.

#include "checker/checks/remedy.h"
#include "checker/link/idle_guards.h"

namespace fearless::checks {
namespace {

using link::Idle;
using How = Idle::How;

class Teller {
 public:
  Teller(const Story& story, const Knowledge& k, const Idle& idle)
      : k_(k),
        story_(story),
        frame_(k.frame(idle.frame)),
        own_(k.frame(idle.function)),
        idle_(idle),
        lock_(story.quoted(frame_, idle.lock)),
        guard_(analysis::spell(frame_, idle.guard)) {}

  findings::Finding tell() {
    finding_.check = "unnamed-guard";
    finding_.where = story_.at(idle_.range);
    finding_.subject = idle_.lock.is_nothing() ? subject_of(own_, idle_.guard)
                                               : subject_of(frame_, idle_.lock);
    switch (idle_.how) {
      case How::kTemporary:
        tell_temporary();
        break;
      case How::kEmpty:
        tell_empty();
        break;
      case How::kDeferred:
        tell_deferred();
        break;
      case How::kOwnMutex:
        tell_own_mutex();
        break;
      case How::kAdopted:
        tell_adopted();
        break;
    }
    if (idle_.bare && idle_.how != How::kOwnMutex) tell_bare();
    return std::move(finding_);
  }

 private:
  void primary(std::string text) {
    finding_.labels.push_back(
        story_.label(idle_.range, std::move(text), "", true));
  }

  void tell_bare() {
    const analysis::Site& site = idle_.bare->site;
    finding_.labels.push_back(story_.label(
        site.calls.empty() ? site.range : site.calls[0],
        story_.quoted(frame_, idle_.bare->place) + " is not protected here"));
  }

  // `std::lock_guard` for the lock that this class makes: the guard's own type,
  // without what can be deduced.
  std::string named_guard() const {
    std::string type = analysis::type_at(frame_, idle_.guard).name;
    std::string name = type.substr(0, type.find('<'));
    std::string lock = analysis::spell(frame_, idle_.lock);
    bool is_free = guard_.empty() || guard_ == lock;
    return "`" + (name.empty() ? "std::lock_guard" : name) + " " +
           (is_free ? "lock" : guard_) + "(" + (lock.empty() ? "mutex" : lock) +
           ");`";
  }

  void tell_temporary() {
    finding_.message =
        "the guard of " + lock_ + " has no name, so it unlocks at once";
    primary("locked and unlocked here");
    finding_.why = "what follows runs without " + lock_;
    finding_.fix = "give it a name: " + named_guard();
    name_it();
  }

  void name_it() {
    Remedy remedy(k_);
    remedy.add(Remedy::Kind::kNameGuard, idle_.range);
    remedy.apply(finding_);
  }

  void tell_empty() {
    finding_.message = "`" + guard_ + "` locks nothing: it is made of no mutex";
    primary("a new variable, which holds no mutex");
    finding_.why = "what follows runs without a lock";
    finding_.fix = "name the guard and pass the mutex: " + named_guard();
    name_it();
  }

  void tell_deferred() {
    finding_.message = "`" + guard_ + "` defers locking " + lock_ +
                       ", and nobody ever locks it";
    primary("made without locking");
    finding_.why = "what follows runs without " + lock_;
    finding_.fix = "call `" + guard_ +
                   ".lock()`, or leave out "
                   "`std::defer_lock`";
  }

  void tell_own_mutex() {
    finding_.message = lock_ +
                       " is a variable of this call, so locking it "
                       "keeps nobody out";
    primary("no other thread can reach " + lock_);
    if (idle_.bare) {
      const analysis::Site& site = idle_.bare->site;
      finding_.labels.push_back(
          story_.label(site.calls.empty() ? site.range : site.calls[0],
                       story_.quoted(frame_, idle_.bare->place) +
                           " is not protected by it"));
    }
    finding_.why = "each call has a mutex of its own, which is always free";
    finding_.fix = "make " + lock_ + " a member, or `static`";
  }

  void tell_adopted() {
    finding_.message =
        "the guard adopts " + lock_ + ", which nobody has locked";
    primary(lock_ + " is not held here");
    finding_.why =
        "what follows runs without the lock, and the guard unlocks "
        "what is not locked: undefined";
    finding_.fix = "leave out `std::adopt_lock`";
  }

  const Knowledge& k_;
  const Story& story_;
  analysis::Frame frame_;
  analysis::Frame own_;  // of the function that the guard stands in
  const Idle& idle_;
  std::string lock_, guard_;
  findings::Finding finding_;
};

}  // namespace

Findings unnamed_guard(const link::Program& program, const Options&) {
  const Knowledge& k = program.knowledge();
  Story story(k);
  Findings found;
  for (const Idle& idle : link::find_idle_guards(k))
    found.push_back(Teller(story, k, idle).tell());
  return found;
}

}  // namespace fearless::checks
