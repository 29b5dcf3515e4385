// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A way out of a function on which a lock is kept that other ways out give
// back. Keeping it on all of them is a purpose (`begin_update`), and so is a
// result that tells whether it was kept, if somebody in sight unlocks what he
// did not lock.

#include <algorithm>
#include <map>
#include <set>

#include "checker/checks/story.h"

namespace fearless::checks {
namespace {

using analysis::Exit;
using analysis::FunctionFacts;
using analysis::HeldLock;
using analysis::Operation;
using ir::FunctionId;
using ir::Place;

// A lock that one function takes, and the ways out on which it has it still.
struct Kept {
  HeldLock lock;
  std::vector<const Exit*> exits;  // in the order of the source
  ir::Range taken() const {
    return lock.taken.call.is_valid() ? lock.taken.call : lock.taken.range;
  }
};

// By hand, for sure, and not for the caller.
bool is_kept(const HeldLock& held) {
  return held.guard.is_nothing() && held.is_sure && held.taken.range.is_valid();
}

const HeldLock* find_kept(const Exit& exit, const Place& lock) {
  for (const HeldLock& held : exit.locks)
    if (held.lock == lock) return is_kept(held) ? &held : nullptr;
  return nullptr;
}

bool is_held(const Exit& exit, const Place& lock) {
  return std::any_of(exit.locks.begin(), exit.locks.end(),
                     [&](const HeldLock& held) { return held.lock == lock; });
}

// What a lock is to all objects of its class: a member, or else a global.
using Identity = std::pair<bool, std::uint32_t>;
constexpr Identity kNobody{false, ir::kNone};

Identity identity_of(const Place& lock) {
  for (std::size_t n = lock.steps.size(); n-- > 0;)
    if (lock.steps[n].kind == ir::StepKind::kField)
      return {true, lock.steps[n].field};
  return lock.is_global() ? Identity{false, lock.id} : kNobody;
}

class Search {
 public:
  explicit Search(const Knowledge& knowledge) : k_(knowledge) {
    for (const FunctionFacts& facts : k_.facts.functions)
      for (const auto* released :
           {&facts.summary.released, &facts.summary.released_if_true,
            &facts.summary.released_if_false})
        for (const Place& lock : *released)
          unlocked_for_others_.insert(identity_of(lock));
    unlocked_for_others_.erase(kNobody);
  }

  std::vector<Kept> run(FunctionId id) const {
    std::vector<Kept> leaks;
    for (Kept& kept : all_kept(id))
      if (is_leak(id, kept)) leaks.push_back(std::move(kept));
    return leaks;
  }

 private:
  std::vector<Kept> all_kept(FunctionId id) const {
    std::map<Place, Kept> by_lock;
    for (const Exit& exit : k_.facts.functions[id].exits) {
      if (exit.is_half_caught) continue;
      for (const HeldLock& held : exit.locks) {
        if (!find_kept(exit, held.lock)) continue;
        Kept& kept =
            by_lock.try_emplace(held.lock, Kept{held, {}}).first->second;
        kept.exits.push_back(&exit);
      }
    }
    std::vector<Kept> all;
    for (auto& [lock, kept] : by_lock) {
      std::sort(kept.exits.begin(), kept.exits.end(),
                [](const Exit* a, const Exit* b) {
                  return a->site.range < b->site.range;
                });
      all.push_back(std::move(kept));
    }
    return all;
  }

  bool is_leak(FunctionId id, Kept& kept) const {
    for (const ir::Annotation& a : k_.module.functions[id].annotations)
      if (a.contract == ir::LockContract::kAcquires ||
          a.contract == ir::LockContract::kAcquiresShared ||
          a.contract == ir::LockContract::kTryAcquires ||
          a.contract == ir::LockContract::kNotChecked)
        return false;
    const std::vector<Exit>& exits = k_.facts.functions[id].exits;
    const Place& lock = kept.lock.lock;
    bool is_given_back =
        std::any_of(exits.begin(), exits.end(), [&](const Exit& exit) {
          return !exit.is_throw && exit.given_back.contains(lock) &&
                 !is_held(exit, lock);
        });
    if (!is_given_back)
      return is_one_of_several(id, kept) || is_taken_along(id, kept);
    bool all_return = std::none_of(kept.exits.begin(), kept.exits.end(),
                                   [](const Exit* e) { return e->is_throw; });
    if (all_return && result_tells(id, kept)) return false;
    return true;
  }

  // Given back in each round of a loop, and kept by the way out of it, though
  // nobody else unlocks it.
  bool is_taken_along(FunctionId id, const Kept& kept) const {
    if (unlocked_for_others_.contains(identity_of(kept.lock.lock)))
      return false;
    const std::vector<Exit>& exits = k_.facts.functions[id].exits;
    return std::any_of(exits.begin(), exits.end(), [&](const Exit& exit) {
      return !exit.is_throw && exit.given_back.contains(kept.lock.lock);
    });
  }

  // `std::lock(a, b)`, of which only `a` is given back.
  bool is_one_of_several(FunctionId id, const Kept& kept) const {
    const FunctionFacts& facts = k_.facts.functions[id];
    auto is_partner = [&](const Operation& o) {
      return o.kind == Operation::Kind::kAcquire && o.site.calls.empty() &&
             o.site.range == kept.lock.taken.range && o.place != kept.lock.lock;
    };
    for (const Operation& operation : facts.operations) {
      if (!is_partner(operation)) continue;
      bool goes = std::all_of(
          kept.exits.begin(), kept.exits.end(), [&](const Exit* exit) {
            return exit->given_back.contains(operation.place) &&
                   !is_held(*exit, operation.place);
          });
      if (goes) return true;
    }
    return false;
  }

  // Whether a caller can see by the result that it has the lock now.
  bool result_tells(FunctionId id, const Kept& kept) const {
    const ir::Function& function = k_.module.functions[id];
    const ir::Type& result = analysis::type_at(k_.frame(id), Place::local(0));
    bool has_partner =
        unlocked_for_others_.contains(identity_of(kept.lock.lock));
    if (result.name == "void" || function.locals.empty()) return false;
    std::set<std::optional<bool>> with, without;
    for (const Exit& exit : k_.facts.functions[id].exits) {
      if (exit.is_throw) continue;
      bool has = find_kept(exit, kept.lock.lock) != nullptr;
      (has ? with : without).insert(exit.result);
    }
    bool is_known = with.size() == 1 && without.size() == 1 && *with.begin() &&
                    *without.begin();
    if (is_known && *with.begin() == *without.begin()) return false;
    bool is_success = result.name == "bool" || result.is(ir::Role::kPointer);
    bool is_lock = function.record < k_.module.types.size() &&
                   k_.module.types[function.record].is(ir::Role::kLock);
    if (is_known && is_success && **with.begin() && is_lock) return true;
    bool may_tell = is_known || (!is_success && !with.contains(false) &&
                                 !with.contains(true));
    return may_tell && has_partner;
  }

  const Knowledge& k_;
  // Locks that some function unlocks which its caller has locked.
  std::set<Identity> unlocked_for_others_;
};

// The brace at the end, not a return that somebody wrote.
bool falls_off_the_end(const ir::Function& function, const Exit& exit) {
  const ir::Range& at = exit.site.range;
  return !exit.is_throw && at.end_line == function.body.end_line &&
         at.end_column == function.body.end_column;
}

class Teller {
 public:
  Teller(const Story& story, const Knowledge& k, FunctionId id,
         const Kept& kept)
      : story_(story),
        k_(k),
        id_(id),
        function_(k.module.functions[id]),
        kept_(kept),
        lock_(story.quoted(k.frame(id), kept.lock.lock)) {}

  findings::Finding tell() {
    finding_.check = "lock-leak";
    finding_.subject = subject_of(k_.frame(id_), kept_.lock.lock);
    const Exit* exit = nullptr;
    for (const Exit* candidate : kept_.exits)
      if (!exit && candidate->site.range.is_valid() &&
          !falls_off_the_end(function_, *candidate))
        exit = candidate;
    bool is_whole = exit == nullptr;
    ir::Range at = is_whole ? kept_.taken() : exit->site.range;
    finding_.where = story_.at(at);
    if (is_whole) {
      finding_.message = lock_ +
                         " is locked here, but not unlocked on every "
                         "way out";
    } else if (exit->is_throw) {
      finding_.message = lock_ + " stays locked when an exception leaves here";
    } else {
      finding_.message = lock_ + " is still locked on this way out";
    }
    if (!is_whole) label(kept_.taken(), "locked here");
    label(at,
          is_whole         ? "locked here"
          : exit->is_throw ? "leaves with the lock"
                           : "returns with the lock",
          true);
    tell_unlock();
    finding_.why = "whoever wants " + lock_ + " next waits forever";
    finding_.fix = fix(at);
    return std::move(finding_);
  }

 private:
  void label(const ir::Range& range, std::string text,
             bool is_primary = false) {
    finding_.labels.push_back(
        story_.label(range, std::move(text), "", is_primary));
  }

  // Where other paths give it back.
  void tell_unlock() {
    for (const Operation& operation : k_.facts.functions[id_].operations) {
      bool is_it = operation.kind == Operation::Kind::kRelease &&
                   operation.place == kept_.lock.lock;
      if (!is_it) continue;
      const std::vector<ir::Range>& calls = operation.site.calls;
      return label(calls.empty() ? operation.site.range : calls[0],
                   "unlocked on another path");
    }
  }

  std::string fix(const ir::Range& at) const {
    const ir::Type& type = analysis::type_at(k_.frame(id_), kept_.lock.lock);
    bool is_here = !kept_.lock.taken.call.is_valid();
    if (is_here && type.name.starts_with("std::"))
      return std::string(kept_.lock.mode == ir::Mode::kShared
                             ? "`std::shared_lock lock("
                             : "`std::lock_guard lock(") +
             lock_.substr(1, lock_.size() - 2) + ");` instead of line " +
             Story::line(kept_.taken());
    return "unlock " + lock_ + " before line " + Story::line(at) +
           " too, or hold it with a guard class";
  }

  const Story& story_;
  const Knowledge& k_;
  FunctionId id_;
  const ir::Function& function_;
  const Kept& kept_;
  std::string lock_;
  findings::Finding finding_;
};

}  // namespace

Findings lock_leak(const link::Program& program, const Options&) {
  const Knowledge& k = program.knowledge();
  Story story(k);
  Search search(k);
  Findings found;
  for (FunctionId id = 0; id < k.module.functions.size(); ++id)
    for (const Kept& kept : search.run(id))
      found.push_back(Teller(story, k, id, kept).tell());
  return found;
}

}  // namespace fearless::checks
