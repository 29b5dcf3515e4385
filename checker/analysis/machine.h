// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What each event does to a state: the transfer functions, one file per
// subject (execute.cpp dispatches; values.cpp, spawn.cpp, calls.cpp,
// conditions.cpp). When `record` is set, facts are written down on the way;
// the change to the state is the same with and without.

#ifndef FEARLESS_CHECKER_ANALYSIS_MACHINE_H_
#define FEARLESS_CHECKER_ANALYSIS_MACHINE_H_

#include <optional>

#include "checker/analysis/control.h"
#include "checker/analysis/flow.h"
#include "checker/analysis/interpreter.h"

namespace fearless::analysis {

class Machine {
 public:
  Machine(Context& context, ir::FunctionId id, const Flow& flow);

  State entry() const;
  void execute(const ir::Event& event, State& state);
  // False when the edge cannot be taken from `state`.
  bool refine(const ir::Terminator& terminator, bool is_true, State& state);
  // A loop over all elements ended, which took or gave back their locks.
  void leave_loop(const LoopLock& lock, State& state) const;
  // Behind a loop that joined all of `handle`.
  void join_all(const ir::Place& handle, State& state);
  // Where this function ends, by a return or an exception.
  void leave(const ir::Range& at, bool is_throw, const State& state);
  // Whether an exception may leave `event` (or does, for kThrow).
  bool throws(const ir::Event& event, const State& state) const;

  // Writes down what no handler of signals may do.
  void note_unsafe(const ir::Event& event);

  const Frame& frame() const { return frame_; }
  FunctionFacts* record = nullptr;
  // Of a branch, before it is taken: what it was decided by.
  void decide(const ir::Terminator& terminator, State& state);
  // Of the block that is being executed.
  ir::BlockId block = 0;
  bool in_loop = false;
  bool unwinding = false;
  // Accesses of locals are told in any case; some were left out; another thread
  // reaches a local.
  bool keeps_locals = false;
  bool lacks_locals = false;
  bool reaches_locals = false;

 private:
  struct Translation;  // translation.h

  // execute.cpp: the effect of an event, without what follows from it
  void perform(const ir::Event& event, State& state);
  const Control& control();
  // What the caller, or everybody, can reach.
  bool may_be_shared(const ir::Place& place) const;

  // looks.cpp: what was seen, and what is done because of it
  struct Reliance {
    Looks decided;  // that it happens at all
    Looks value;    // what is written
  };
  Reliance reliance(const ir::Event& event, const State& state);
  void note_late_acts(const ir::Event& event, const Reliance& on,
                      const std::set<ir::Place>& waited, std::size_t first);
  bool is_late(const Look& look, const Access& act) const;
  void follow_looks(const ir::Event& event, State& state);
  void wait_for_change(const ir::Event& event, State& state);
  void glimpse(const ir::Event& event, const ir::Place& place, State& state);
  Looks made_of(const ir::Range& range, const State& state) const;
  Looks decided_by(const State& state);
  void learn(const ir::Place& target, Looks looks, State& state);
  bool is_of_another_class(const ir::Event& event) const;
  bool is_settled(const Look& look, const Summary& callee) const;
  void learn_from(const Summary& callee, const Translation& to,
                  const ir::Event& event, State& state);

  // handles.cpp: handles that can be used once
  bool is_thread_handle(const ir::Place& place) const;
  bool is_future(const ir::Place& place) const;
  void use_handle(Misuse::Use use, const ir::Place& handle, const Site& at,
                  State& state);
  bool always_follows(const Site& second, const Site& first);
  void follow_handles(const ir::Event& event, State& state);
  void pass_handles_on(const ir::Event& event, State& state);
  void use_handles_in(const Summary& callee, const Translation& to,
                      const ir::Event& event, State& state);
  std::optional<Misuse::Use> use_of(const Operation& inner) const;
  void spend_in(const Summary& callee, const Translation& to,
                const ir::Event& event, State& state);
  void note_refreshed(const ir::Place& handle);
  bool is_chosen();
  bool asks_handle(const ir::Place& tested) const;
  bool asks_who(const ir::Place& handle, const State& state);
  ir::Range way_out(const ir::Event& event, const State& state) const;
  void end_unjoined(const LiveThread& thread, const ir::Place& dying,
                    EndedHandle::How how, const Site& at,
                    const ir::Range& leaves, const State& state);
  bool lets_itself_go(ThreadId id) const;
  void replace_handle(const ir::Event& event, const ir::Place& place,
                      State& state);
  void end_all_in(const ir::Event& event, const ir::Place& place,
                  EndedHandle::How how, State& state);
  void apply_dropped(const Summary& callee, const Translation& to,
                     const ir::Event& event, State& state);

  // values.cpp: assignments, uses, deaths
  void access(const ir::Event& event, const ir::Place& place, bool is_write,
              State& state, bool is_atomic = false);
  // As `access` for a new value of the whole place.
  void assign_to(const ir::Event& event, const ir::Place& place, State& state);
  enum class Use : std::uint8_t {
    kRead,    // of the place itself
    kWrite,   // changed in place
    kWhole,   // copied or passed on as a whole, parts included
    kMove,    // moved on as a whole
    kAssign,  // given a new value: a use of what it is inside of only
  };
  void use(const ir::Event& event, const ir::Place& place, State& state,
           Use how);
  // Writes the use down; that of what only was moved so far is kept.
  void note_use(const Sent& gone, const EarlyUse& use, State& state);
  void record_use(const Sent& gone, const EarlyUse& use);
  // What was moved here goes on to another thread.
  void follow_on(Sent& moved, const Sent& last);
  bool is_temporary(const ir::Place& place) const;
  bool forbids(const Sent& gone, const ir::Place& reached, Use how,
               bool locked) const;
  void transfer(const ir::Event& event, State& state, bool moved);
  void store_along(const ir::Place& from, const ir::Place& to,
                   const Site& where);
  void adopt(const ir::Place& pointer, const ir::Place& owner, State& state);
  void borrow(const ir::Event& event, State& state);
  void clone(const ir::Event& event, State& state);
  void define(const ir::Place& place, State& state);
  void die(const ir::Event& event, State& state);
  bool takes_along(const ir::Place& dying, const ir::Place& place,
                   const State& state) const;
  bool has_other_owner(const ir::Place& place, const State& state) const;
  void destroy_owned(const ir::Event& event, const ir::Place& owner,
                     State& state, unsigned depth);
  void empty(const ir::Event& event, const ir::Place& owner, State& state);
  void end_handles(const ir::Event& event, const ir::Place& dying,
                   State& state);
  void note_brief_guard(const ir::Event& event, const ir::Place& dying);
  void free_owned(const ir::Event& event, const ir::Place& dying, State& state);
  void outlive(const ir::Event& event, const ir::Place& dying, State& state,
               bool is_explicit);
  void move_away(const ir::Place& from, const ir::Place& to, const Site& site,
                 State& state);

  // signals.cpp: states of libraries, and what handles signals
  void library(const ir::Event& event, State& state);
  void note_unsafe(Unsafe unsafe);
  void apply_unsafe(const Summary& callee, const ir::Event& event);
  void handle_signal(const ir::Event& event, State& state);
  void run_on_signal(ir::FunctionId handler, const ir::Event& event,
                     State& state);
  void note_handler(const ir::Place& callable, const ir::Event& event);
  void apply_handlers(const Summary& callee, const ir::Event& event,
                      const std::vector<ir::Operand>& arguments, State& state);

  void atomic(const ir::Event& event, State& state);
  void signal(const SyncPoint& point, State& state);

  // locking.cpp
  void lock_event(const ir::Event& event, State& state);
  void end_guards(const Summary& callee, ir::FunctionId id,
                  const std::vector<ir::Operand>& arguments,
                  const ir::Place& result, State& state);
  // `guard` is used as one that has a lock.
  void use_guard(const ir::Event& event, const ir::Place& guard,
                 const State& state);

  // escapes.cpp: pointers that outlive the locks they were made under
  void bear(const ir::Event& event, const ir::Place& pointer,
            const ir::Place& source, State& state);
  void bear_result(const Summary& callee, const Translation& to,
                   ir::FunctionId id, const ir::Event& event, State& state);
  const Birth* birth_on_the_way(const ir::Place& place, const State& state,
                                ir::Place* pointer = nullptr) const;
  // `place` as written leads to `reached`, which is touched under `locks`.
  void follow(const ir::Event& event, const ir::Place& place,
              const ir::Place& reached, bool is_write,
              const std::vector<HeldLock>& locks, const State& state);
  void let_out(const ir::Range& at, const State& state);
  void keep_pointers(const ir::Event& event, const ir::Operand& callable,
                     const ir::Place& holder, ir::FunctionId entry,
                     const State& state);
  void send_guard(const ir::Event& event, const ir::Operand& operand,
                  ThreadId thread, const State& state);

  // operations.cpp: what is done to locks, channels and threads
  void operate(const ir::Event& event, const State& state);
  void describe_handle(Operation& operation, const State& state);
  void operate(const ir::Event& event, Operation::Kind kind,
               const ir::Place& place, const State& state);
  void name_block(const ir::Event& event, const State& state);
  void call_back(const ir::Event& event, const State& state);
  void apply_operations(const Summary& callee, const Translation& to,
                        const ir::Event& event,
                        const State::Set<SyncPoint>& before_call,
                        const State& state);
  void operate_elsewhere(const Summary& entry, const Translation& to,
                         const LiveThread& thread, const State& state);

  // spawn.cpp: hand-over and threads
  void send(const ir::Event& event, State& state);
  void spawn(const ir::Event& event, State& state);
  bool starts_detached(const ir::Event& event, const State& state) const;
  void lose_handle(const ir::Place& handle, const ir::Event& event,
                   State& state);
  void store(const ir::Event& event, State& state);
  void borrow_for_good(const ir::Event& event, const ir::Place& handle,
                       const State& state);
  void thread_event(const ir::Event& event, State& state);
  void join(const ir::Place& handle, State& state);
  bool is_one_of_many(const ir::Place& handle) const;
  // `it->second` of a map is the element.
  ir::Place without_pair(const ir::Place& place) const;
  // The value of `operand` now belongs to somebody else.
  void hand_over(const ir::Operand& operand, const std::string& through,
                 const Site& site, const ir::Place& result, bool on_true,
                 State& state, ThreadId thread = kOwnThread);
  void send_owned(const Sent& owner, State& state) const;
  std::vector<ir::Place> captured_in(const ir::Place& inside,
                                     const State& state) const;
  // What the operands point at, however deep.
  std::vector<ir::Place> loans_of(const std::vector<ir::Operand>& operands,
                                  const State& state,
                                  bool owned_too = false) const;
  void note_later(const Summary& entry, const Translation& to,
                  const Access& inner, const ir::Place& place,
                  LiveThread& thread) const;
  void run_elsewhere(LiveThread& thread, ir::FunctionId entry,
                     const ir::Event& event,
                     const std::vector<ir::Operand>& operands, State& state);
  // Takes a callable that is run later: a task of a pool, a callback.
  void keep_for_later(const ir::Event& event, const ir::Operand& callable,
                      const ir::Place& holder, bool is_pool, State& state);
  ThreadId number_of(const ir::Event& event, ir::SpawnKind kind,
                     ir::FunctionId entry, const ir::Place& handle);
  // What runs when the callable `operand` is called; kNone if unknown.
  ir::FunctionId entry_of(const ir::Operand& operand, const State& state) const;
  // The operands in the order of the parameters of `entry`.
  std::vector<ir::Operand> arguments_of(
      const std::vector<ir::Operand>& operands, ir::FunctionId entry) const;

  // crossing.cpp: handles, and what reaches another thread
  void pass_handles(const ir::Place& to, const ir::Place& from, ir::TypeId type,
                    bool is_copy, State& state);
  void pass_pointers(ir::FunctionId callee,
                     const std::vector<ir::Operand>& arguments, State& state);
  void cross(ThreadId thread, const ir::Operand& operand,
             const std::string& receiver, const Site& site, const State& state);
  void cross_reference(const ir::Place& object, Crossing crossing,
                       const State& state);
  void cross_value(const ir::Place& value, bool is_copy, Crossing crossing,
                   const State& state, int depth);
  std::vector<std::pair<ir::Place, std::vector<ir::FieldId>>> closures_in(
      const ir::Place& value, const State& state) const;

  // calls.cpp
  void call(const ir::Event& event, State& state);
  void call_unknown(const ir::Event& event, State& state);
  void apply_contract(const ir::Event& event, State& state);
  void apply(ir::FunctionId callee, const ir::Event& event,
             const std::vector<ir::Operand>& arguments, State& state);
  void invoke_elsewhere(const LiveThread& thread, const ir::Place& callable,
                        const std::vector<HeldLock>& locks,
                        const ir::Event& event, State& state);
  void apply_invocations(const Summary& callee, const Translation& to,
                         const ir::Event& event, State& state);
  void place_invocation(const Invoked& invoked, const ir::Event& event,
                        std::size_t first);
  void wait_until_empty(const Summary& callee, const Translation& to,
                        State& state);
  void apply_accesses(const Summary& callee, const Frame& within,
                      const Translation& to, const ir::Event& event,
                      State& state);
  void use_in_callee(const Access& inner, const Frame& within,
                     const ir::Place& place, const ir::Event& event,
                     State& state);
  void add_context(Occurrence& it, const State::Set<SyncPoint>& before_call,
                   const State& state) const;
  void apply_ends(const Summary& callee, const Translation& to,
                  const ir::Event& event, const State& state);
  bool ends_program_before(const ir::Place& handle,
                           const ir::Place& member) const;
  bool is_cut_short(const LiveThread& thread, const Ended& ended,
                    const State& state) const;
  void acquire_as_told(const Summary& callee, const Translation& to,
                       const ir::Place& result, State& state);
  void release_as_told(const Summary& callee, const Translation& to,
                       const ir::Place& result, State& state);
  void renew_as_told(const Summary& callee, const Translation& to,
                     const ir::Event& event, State& state);
  void apply_values(const Summary& callee, const Translation& to,
                    const ir::Event& event, State& state);
  void apply_handles(const Summary& callee, const Translation& to,
                     State& state);
  void doubt_joined(const Summary& callee, const Translation& to,
                    State& state) const;
  void apply_threads(const Summary& callee, const Translation& to,
                     const ir::Event& event, State& state);
  ir::FunctionId callee_of(const ir::Event& event, const State& state) const;

  Site site(const ir::Event& event) const { return {id_, event.range, {}}; }
  Site capture_site(const ir::Event& event, const ir::Operand& operand) const;
  Site through(const Site& inner, const ir::Event& event) const;
  // How the user calls what receives a value: "`outbox`".
  std::string receiver_name(const ir::Place& place) const;
  bool into_channel(const ir::Place& place) const;
  Access access_here(const ir::Event& event, const ir::Place& reached,
                     bool is_write, const State& state) const;
  Access lent_here(const ir::Event& event, const ir::Place& reached,
                   const State& state) const;
  void describe(Occurrence& it, const ir::Event& event, const ir::Place& place,
                const State& state) const;
  void note(Access access);
  bool is_constant(const ir::Place& tested) const;
  bool leave_out(const ir::Place& place);
  void check_guard(const Access& access);
  void check_contract(const ir::Event& event, const State& state);

  Context& context_;
  ir::FunctionId id_;
  Frame frame_;
  const Flow& flow_;
  std::set<ir::LocalId> assigned_;  // locals that are given new values
  unsigned invocations_ = 0;        // of callables, one inside the other
  std::optional<Control> control_;
  ir::Range keeping_;    // of the last write that keeps what is there
  ir::Range exchanged_;  // of the last atomic step that is no plain load
};

}  // namespace fearless::analysis

#endif  // FEARLESS_CHECKER_ANALYSIS_MACHINE_H_
