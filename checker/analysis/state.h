// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What is known at one point of a function, on one group of paths: what points
// where, which locks are held, which values are gone, which threads may run,
// and which tested conditions brought us here. Conditions keep groups of paths
// apart (trace partitioning, Rival and Mauborgne, TOPLAS 2007), so that
// `if (locked) mu.unlock();` is understood; a point holds at most
// kMaxDisjuncts such states, then the most alike are merged.

#ifndef FEARLESS_CHECKER_ANALYSIS_STATE_H_
#define FEARLESS_CHECKER_ANALYSIS_STATE_H_

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "checker/analysis/copy_on_write.h"
#include "checker/analysis/facts.h"
#include "checker/analysis/typing.h"

namespace fearless::analysis {

inline constexpr std::size_t kMaxDisjuncts = 4;
inline constexpr std::size_t kMaxTargets = 6;  // of one pointer

// What a tested result decides, until it is tested.
struct Pending {
  enum class Kind : std::uint8_t {
    kTryLock,
    kLock,  // it was taken unless this says otherwise
    kLent,  // it was not given back unless this says otherwise
    kOwnsLock,
    kJoinable,  // of a thread, or of a future: valid()
    kLoad,      // of an atomic flag
    kExchange,  // of an atomic: it was as hoped
    kWait,      // for a condition: it came true in time
    kThread,    // this is the one that an object is kept to
  };
  Kind kind = Kind::kTryLock;
  HeldLock lock;
  ir::Place subject;  // the guard or handle
  bool holds_if = true;
  ir::Range asked = {};  // kThread
  auto operator<=>(const Pending&) const = default;
};

// Which threads come here, once the code asked: the one that an object is kept
// to, others, or both. Neither: it did not ask on every path.
struct Comers {
  bool owner = false;
  bool others = false;
  bool handed_over = false;  // others left something to the owner
  ir::Range asked;
  auto operator<=>(const Comers&) const = default;
};

// Handles that must not be on two threads: those of one group share an object.
struct Share {
  ir::Place group;  // named after the first of them
  ir::TypeId type = ir::kNone;
  auto operator<=>(const Share&) const = default;
};

struct State {
  template <class Key, class Value>
  using Map = CopyOnWrite<std::map<Key, Value>>;
  template <class Key>
  using Set = CopyOnWrite<std::set<Key>>;

  Map<ir::Place, bool> assumed;  // truth of a place
  Map<ir::Place, std::set<ir::Place>> points_to;
  std::vector<HeldLock> locks;  // sorted by lock, guard
  Map<ir::Place, Birth> born;   // pointers, under locks
  Map<ir::Place, Sent> sent;    // by Sent::place
  std::vector<LiveThread> threads;
  Map<ir::Place, Pending> pending;  // by result local
  Set<ir::Place> joined;
  Set<SyncPoint> seen;           // signalled by others, on every path
  Set<SyncPoint> signalled;      // by this thread, on some path
  Set<ir::Place> fresh;          // owned heap, made here
  Map<ir::Place, Share> shares;  // by handle
  Set<ir::Place> callers;        // locks that the caller held at the start
  Set<ir::Place> released;       // of these those that are not held now
  Set<ir::Place> given_back;     // locks taken here, on some path
  std::optional<bool> outcome;   // whether the number returned is not zero
  Set<ir::Place> not_held;       // the same, that turned out not to be held
  Set<ir::Place> renewed;        // of the caller's: new values since the start
  Map<ir::Place, ir::FunctionId> callables;  // what runs when called
  Map<ir::Place, ir::Place> taken_from;      // threads out of a member
  Taken thrown;                              // the exception on its way, if any
  bool is_unmatched = false;                 // by handlers that it came by
  Map<ir::Range, Looks> glimpses;            // by the expression that looked
  Map<ir::Place, Looks> learned;   // of variables: what they were made of
  Map<ir::BlockId, Looks> tested;  // by the branch that they decided
  Set<ir::Place> waited;           // locks given back and taken again by a wait
  Set<ir::Place> asked;            // handles that have a thread, it was said
  std::vector<Spending> spent;     // sorted by handle and way
  Comers comers;
  auto operator<=>(const State&) const = default;

  // How many facts there are: the cost of a copy.
  std::size_t size() const;

  // Loans (loans.cpp) ------------------------------------------------------
  bool is_resolved(const ir::Place& place) const;
  // What `place` stands for once pointers with known targets are followed;
  // at least one place.
  std::vector<ir::Place> resolve(const ir::Place& place) const;
  ir::Place resolve_one(const ir::Place& place) const;
  void point(const ir::Place& pointer, std::set<ir::Place> targets);
  void keep_captures(const Frame& frame, const ir::Place& to,
                     const ir::Place& source);
  // What is known of `to` and everything below it is forgotten; `beyond`: also
  // of what its pointers point at.
  void forget(const ir::Place& to, bool beyond = true);
  // `to = from`; `moved`: what was inside `from` is inside `to` now.
  void assign(const Frame& frame, const ir::Place& to, const ir::Place& from,
              bool moved);
  // What is inside of `from` is inside of `to` now; `itself`: `to` is another
  // name of `from`.
  void rename(const ir::Place& from, const ir::Place& to, bool itself = false);
  // What a value at `place` points at without owning it, directly or through
  // its members. A shared owner keeps its object alive, so that is no loan.
  std::vector<ir::Place> reachable(const Frame& frame, const ir::Place& place,
                                   bool owned_too = false) const;
  // The threads that may run now, or when those of `over` have been waited for,
  // and can reach `place`.
  std::vector<ThreadId> live_beside(
      const ir::Place& place, const std::vector<ir::Place>& over = {}) const;

  // Locks (locks.cpp) ------------------------------------------------------
  void acquire(const HeldLock& lock);
  // Says the code, or a comment for tools: the caller took it.
  void assume_held(const HeldLock& lock);
  // Of a lock that is not held here: it was the caller's.
  void release(const ir::Place& lock, const ir::Place& guard = {});
  void release_guard(const ir::Place& guard);
  // Whether `lock` is held, in whatever way.
  bool holds(const ir::Place& lock) const;

  // Handles that can be used once (handles.cpp) ----------------------------
  void spend(const Spending& spending);
  void refresh(const ir::Place& handle);
  // Why the handle has no thread, or no result.
  const Spending* find_spent(const ir::Place& handle) const;

  // Looks (looks.cpp) -------------------------------------------------------
  bool has_looks() const {
    return !glimpses.empty() || !learned.empty() || !tested.empty();
  }
  // What does not have to change stays shared with copies of this.
  template <class Predicate>
  void drop_looks(Predicate is_over);
  template <class Predicate, class Change>
  void change_looks(Predicate has_to, Change change);
  void give_back(const ir::Place& lock);
  void forget_looks(const ir::Place& changed);

  // Threads (threads.cpp) --------------------------------------------------
  template <class Predicate>
  void end_threads(Predicate is_over);
  template <class Predicate>
  void finish_threads(Predicate is_done);
  void join(const ir::Place& handle);
  // The threads that waiting for `handle` waits for.
  std::vector<ThreadId> behind(const ir::Place& handle) const;
  void join_elements();
  // One element of those at `handle` is joined, then the others.
  void finish(const ir::Place& handle);
  // The name `object` means another object from now on.
  void lose_sight(const ir::Place& object);
  void detach(const ir::Place& handle, const Site& site);
  // This thread knows now that `point` was reached.
  void see(const ir::Place& place, std::optional<bool> value = std::nullopt);
  // The answer of a test is not known yet.
  void expect(const ir::Place& result, Pending pending);
  // Somebody waits for an event on `place`: threads that hold it are done.
  void wait_on(const ir::Place& place);

  // Handles (shares.cpp) ---------------------------------------------------
  void share(const ir::Place& to, const ir::Place& from, ir::TypeId type);
  // What `from` and its parts share goes with them to `to`, and stays if
  // `is_copy`.
  void pass_shares(const ir::Place& to, const ir::Place& from, bool is_copy);
  void unshare(const ir::Place& place);
  // Whether a handle in `place`, or `place` itself, has another elsewhere.
  bool is_shared(const ir::Place& place) const;

  // The next round of a loop: elements by index are other elements.
  void next_round();
  // The container at `place` changed: an element that went may be out of it.
  void shuffle(const Frame& frame, const ir::Place& place);

  // Values (transfers.cpp) -------------------------------------------------
  void revive(const ir::Place& place);
  // A new value stands at `place`, which may be one member of what is gone.
  void renew(const Frame& frame, const ir::Place& place);
  // Notes down that what was at `fact.place` is gone.
  void give_away(const Sent& fact);
  // The entry that forbids touching `place`, if any; `whole`: the parts of
  // `place` count too.
  const Sent* find_sent(const ir::Place& place, bool whole) const;
};

// The states of one program point.
class Disjuncts {
 public:
  // Merges `state` in; true when something changed.
  bool add(State state);
  const std::vector<State>& states() const { return states_; }
  // Those that changed since the last call; `keep`: others may come, and join
  // them.
  std::vector<State> take_news(bool keep);
  std::vector<State> take() { return std::move(states_); }

 private:
  bool merge_into(std::size_t known, const State& state);

  std::vector<State> states_;
  std::vector<bool> is_new_;
};

// The join of two states: what may hold on either path.
State join(const State& a, const State& b);

}  // namespace fearless::analysis

#endif  // FEARLESS_CHECKER_ANALYSIS_STATE_H_
