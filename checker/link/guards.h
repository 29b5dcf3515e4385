// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which lock guards which member, read off the code: the lock that most places
// that reach the member hold, as seen from the object (`.mu_` beside `.count_`,
// `.table.lock` above `.table.rows[].age`). "Bugs as deviant behavior" (Engler
// et al., SOSP 2001) with real locksets: a place counts as guarded when its
// own function, or every caller in sight, holds the lock.
//
// Where all callers are in sight conflicts.cpp asks whether two elements that
// look alike may be one, and takes a place that deviates for one that can
// meet the others. In a library nobody in sight starts the threads; there the
// deviation itself is the evidence, and more of it is asked for.

#ifndef FEARLESS_CHECKER_LINK_GUARDS_H_
#define FEARLESS_CHECKER_LINK_GUARDS_H_

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "checker/link/conflicts.h"
#include "checker/link/guard_evidence.h"

namespace fearless::link {

// What stands in `place` below the member `field`.
ir::Steps below_member(const ir::Place& place, ir::FieldId field);
// Whether one of the two lies in the other.
bool meet(const ir::Steps& a, const ir::Steps& b);

class Guards {
 public:
  // Linear in the accesses of all roots.
  explicit Guards(const Program::Knowledge& knowledge);

  // Whether `access` reaches a member without the lock that guards it
  // elsewhere, and `other` reaches the same member of such an object with it.
  // Both are facts of `frame`.
  bool deviates(ir::FunctionId frame, const analysis::Access& access,
                const analysis::Access& other) const;

  // The lock that guards what stands at `data`, which changes after its
  // construction; none of `held`, which are known to guard it as well.
  std::optional<ir::Place> guard_of(
      const ir::Place& data, const std::vector<analysis::HeldLock>& held) const;
  // Some access to the same member under its lock; nullptr: there is none.
  const analysis::Access* witness(const ir::Place& data) const;

  // Whether `lock` is the one that guards what stands at `data`, which changes
  // after construction. Both are places of one function that has `held`; what
  // these guard, or what guards itself, is not `lock`'s.
  bool guards(const ir::Place& lock, const ir::Place& data,
              const std::vector<analysis::HeldLock>& held) const;

  // What a library does to a member without the lock that it takes at least as
  // often: all such places, member by member.
  std::vector<Conflict> deviations() const;

 private:
  struct Site {
    const analysis::Access* access = nullptr;
    ir::FunctionId frame = ir::kNone;
    std::set<MemberLock> held;  // by every context
    analysis::Site where;       // where the object's own code uses the member
    // As the function sees it that makes it, if that is a root with callers
    // in sight.
    const analysis::Access* own = nullptr;
    bool changes = false;
    std::map<ir::Range, std::set<MemberLock>>
        callers;  // in sight; what they hold
  };
  struct Member {
    std::map<ir::Range, Site> sites;
    MemberLock lock;  // the one most sites hold; empty: none
    std::size_t guarded = 0;
  };

  void add(ir::FunctionId root, bool is_called);
  void note(ir::FunctionId root, const analysis::Access& access,
            const Subject& subject, const ir::Place& object);
  void choose(Member& member);
  const Member* member_at(const Subject& subject) const;
  const Site* change_of(const Subject& subject, const Member& member,
                        const analysis::Access& access) const;
  ir::Range bare_caller(const Site& site, const MemberLock& lock) const;
  bool may_be_held_by_callers(const Site& site, const Member& member) const;
  bool is_new_element(const Subject& subject, const ir::Range& range) const;
  bool changes(ir::FieldId field, const ir::Steps& below) const;

  const Program::Knowledge& k_;
  std::map<Subject, Member> members_;
};

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_GUARDS_H_
