// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Threads and tasks: started, kept for later, joined and let go.

#include <algorithm>

#include "checker/analysis/machine.h"
#include "checker/analysis/tidy.h"

namespace fearless::analysis {

using ir::FunctionFlag;
using ir::OperandKind;
using ir::Place;
using ir::Role;

std::string Machine::receiver_name(const Place& place) const {
  for (std::size_t n = place.steps.size() + 1; n-- > 0;) {
    Place owner = place.prefix(n);
    std::string name = spell(frame_, owner);
    bool is_element = std::any_of(
        owner.steps.begin(), owner.steps.end(),
        [](const ir::Step& s) { return s.kind == ir::StepKind::kIndex; });
    if (!name.empty() && name != "*this" && !is_element)
      return "`" + name + "`";
  }
  return "";
}

ThreadId Machine::number_of(const ir::Event& event, ir::SpawnKind kind,
                            ir::FunctionId entry, const Place& handle) {
  auto key = std::tuple(id_, event.range, entry);
  auto [it, is_new] = context_.spawn_ids.try_emplace(
      key, static_cast<ThreadId>(context_.spawns.size()));
  if (is_new) {
    SpawnSite spawn{id_, event.range, kind, entry, "", {}};
    bool is_task = kind == ir::SpawnKind::kTask;
    if (is_task && has_one_thread(frame_.module, type_id_at(frame_, handle)))
      spawn.strand = handle;
    Place named = handle;
    while (!named.steps.empty() &&
           named.steps.back().kind != ir::StepKind::kField)
      named.steps.pop_back();
    if (!handle.is_nothing()) spawn.name = spell(frame_, named);
    if (spawn.name == "*this") spawn.name.clear();
    context_.spawns.push_back(spawn);
  }
  return it->second;
}

ir::FunctionId Machine::entry_of(const ir::Operand& operand,
                                 const State& state) const {
  if (operand.kind == OperandKind::kFunction)
    return operand.function < frame_.module.callees.size()
               ? frame_.module.callees[operand.function].function
               : ir::kNone;
  if (operand.place.is_nothing()) return ir::kNone;
  Place place = state.resolve_one(operand.place);
  if (auto it = state.callables.find(place); it != state.callables.end())
    return it->second;
  return type_at(frame_, place).call_operator;
}

std::vector<ir::Operand> Machine::arguments_of(
    const std::vector<ir::Operand>& operands, ir::FunctionId entry) const {
  std::vector<ir::Operand> arguments = operands;
  if (operands.empty()) return arguments;
  // An object that holds a function is no argument of it.
  bool is_function = operands[0].kind == OperandKind::kFunction ||
                     !frame_.module.functions[entry].is(FunctionFlag::kMethod);
  if (is_function)
    arguments.erase(arguments.begin());
  else
    arguments[0].kind = OperandKind::kBorrowMut;  // the closure's `this`
  return arguments;
}

// The lambda or argument itself, where it is written down.
Site Machine::capture_site(const ir::Event& event,
                           const ir::Operand& operand) const {
  Site at = site(event);
  if (operand.range.is_valid()) at.range = operand.range;
  return at;
}

std::vector<Place> Machine::loans_of(const std::vector<ir::Operand>& operands,
                                     const State& state, bool owned_too) const {
  std::set<Place> loans;
  auto add = [&](const Place& place) {
    for (const Place& target : state.reachable(frame_, place, owned_too))
      loans.insert(target);
  };
  for (const ir::Operand& operand : operands) {
    if (operand.place.is_nothing()) continue;
    bool is_borrow = operand.kind == OperandKind::kBorrow ||
                     operand.kind == OperandKind::kBorrowMut;
    for (const Place& place : state.resolve(operand.place)) {
      if (is_borrow) loans.insert(place);
      add(place);
      const ir::Type& type = type_at(frame_, place);
      if (!is_borrow && type.is(Role::kPointer) &&
          !state.points_to.contains(place))
        loans.insert(place.deref());
    }
  }
  return {loans.begin(), loans.end()};
}

// By attributes that say so, or that are not known here.
bool Machine::starts_detached(const ir::Event& event,
                              const State& state) const {
  if (event.spawn != ir::SpawnKind::kThread || event.place.is_nothing())
    return false;
  Place attributes = state.resolve_one(event.place);
  const Spending* set = state.find_spent(attributes);
  return !attributes.is_variable() || !attributes.is_local() ||
         (set && set->how == Spent::kDetached);
}

// A C handle is written over.
void Machine::lose_handle(const Place& handle, const ir::Event& event,
                          State& state) {
  if (!handle.is_variable() || !type_at(frame_, handle).usr.empty()) return;
  for (const LiveThread& thread : state.threads)
    if (thread.handle == handle)
      end_unjoined(thread, handle, EndedHandle::How::kReplaced, site(event), {},
                   state);
}

void Machine::spawn(const ir::Event& event, State& state) {
  if (event.args.empty()) return;
  ir::FunctionId entry = entry_of(event.args[0], state);
  Place handle =
      event.target.is_nothing() ? Place() : state.resolve_one(event.target);
  ThreadId id = number_of(event, event.spawn, entry, event.target);
  LiveThread thread;
  thread.id = id;
  thread.handle = handle;
  thread.site = capture_site(event, event.args[0]);
  thread.loans = loans_of(event.args, state);
  thread.reach = loans_of(event.args, state, true);
  for (std::size_t i = 1; i < event.args.size(); ++i)
    for (const Place& loan : loans_of({event.args[i]}, state))
      thread.written.push_back(
          {loan, capture_site(event, event.args[i]).range});
  thread.is_detached =
      event.spawn == ir::SpawnKind::kDetached || starts_detached(event, state);
  if (event.spawn == ir::SpawnKind::kTask ||
      event.spawn == ir::SpawnKind::kScoped)
    if (!event.place.is_nothing())
      thread.holder = state.resolve_one(event.place);
  std::string name = context_.spawns[id].name;
  std::string receiver = name.empty() ? "a thread" : "thread `" + name + "`";
  for (const ir::Operand& operand : event.args) {
    if (operand.place.is_nothing()) continue;
    if (operand.kind == OperandKind::kMove ||
        operand.kind == OperandKind::kCopy)
      use(event, operand.place, state,
          operand.kind == OperandKind::kMove ? Use::kMove : Use::kWhole);
    cross(id, operand, receiver, capture_site(event, operand), state);
    bool is_here = event.spawn == ir::SpawnKind::kDeferred;
    if (!is_here) send_guard(event, operand, id, state);
  }
  bool is_now = event.spawn == ir::SpawnKind::kDeferred;
  run_elsewhere(thread, entry, event, event.args, state);
  for (const ir::Operand& operand : event.args)
    if (operand.kind == OperandKind::kMove)
      hand_over(operand, receiver, site(event), event.result,
                event.success_is_true, state, id);
  if (!handle.is_nothing()) {
    lose_handle(handle, event, state);
    state.joined.erase(handle);
    state.forget(handle);
    define(handle, state);
    // A start that failed leaves no thread.
    if (!event.result.is_nothing())
      state.pending[event.result] = {
          Pending::Kind::kJoinable, {}, handle, event.success_is_true};
  }
  if (record && !handle.is_nothing()) record->started.push_back(thread);
  bool is_over = event.spawn == ir::SpawnKind::kParallel || is_now;
  if (!is_over) state.threads.push_back(std::move(thread));
  tidy(state.threads);
}

void Machine::store(const ir::Event& event, State& state) {
  if (event.args.empty()) return;
  bool is_pool = has_role(frame_, event.place, Role::kExecutor);
  keep_for_later(event, event.args[0], state.resolve_one(event.place), is_pool,
                 state);
}

void Machine::keep_for_later(const ir::Event& event,
                             const ir::Operand& callable, const Place& holder,
                             bool is_pool, State& state) {
  ir::FunctionId entry = entry_of(callable, state);
  std::vector<ir::Operand> operands{callable};
  LiveThread task;
  task.loans = loans_of(operands, state);
  task.reach = loans_of(operands, state, true);
  if (entry == ir::kNone && task.loans.empty()) return;
  task.id = number_of(event, ir::SpawnKind::kTask, entry, holder);
  task.holder = holder;
  task.site = task.let_go = capture_site(event, callable);
  std::string receiver = receiver_name(holder);
  keep_pointers(event, callable, holder, entry, state);
  if (is_pool) {
    send_guard(event, callable, task.id, state);
    cross(task.id, callable, receiver, task.site, state);
    run_elsewhere(task, entry, event, operands, state);
    if (callable.kind == OperandKind::kMove)
      hand_over(callable, receiver, site(event), {}, true, state, task.id);
  }
  state.threads.push_back(std::move(task));
  std::sort(state.threads.begin(), state.threads.end());
}

// With the threads of an executor its tasks are over. A queue of tasks without
// threads of its own is emptied by threads that reach it; with such a thread
// its tasks are over, too.
void Machine::join(const Place& at, State& state) {
  const Place handle = without_pair(at);
  std::erase_if(state.threads, [&](const LiveThread& task) {
    return !task.holder.is_nothing() && task.holder != handle &&
           task.holder.covers(handle) &&
           has_threads(frame_.module, type_id_at(frame_, task.holder));
  });
  std::vector<Place> reached;
  for (const LiveThread& thread : state.threads)
    if (!thread.handle.is_nothing() && handle.covers(thread.handle))
      reached.insert(reached.end(), thread.reach.begin(), thread.reach.end());
  std::erase_if(state.threads, [&](const LiveThread& task) {
    return !task.holder.is_nothing() &&
           !has_threads(frame_.module, type_id_at(frame_, task.holder)) &&
           std::any_of(reached.begin(), reached.end(), [&](const Place& place) {
             return place.covers(task.holder);
           });
  });
  state.join(handle);
}

void Machine::join_all(const Place& handle, State& state) {
  join(state.resolve_one(handle), state);
}

Place Machine::without_pair(const Place& place) const {
  Place plain = place.prefix(0);
  for (const ir::Step& step : place.steps) {
    bool is_second = false;
    if (step.kind == ir::StepKind::kField && !plain.steps.empty() &&
        plain.steps.back().kind == ir::StepKind::kIndex) {
      ir::TypeId held = type_id_at(frame_, plain);
      const ir::Field& field = frame_.module.fields[step.field];
      is_second = field.type == held && field.owner != held;
    }
    if (!is_second) plain = plain.with(step);
  }
  return plain;
}

// A detached thread points into what a shared owner of the caller's owns: no
// caller can tell how long it would have to keep that owner.
void Machine::borrow_for_good(const ir::Event& event, const Place& handle,
                              const State& state) {
  if (!record) return;
  for (const LiveThread& thread : state.threads) {
    if (thread.handle != handle || !thread.site.calls.empty()) continue;
    for (const Place& loan : thread.loans) {
      std::optional<Place> owner = shared_owner_of(frame_, loan);
      bool is_callers = owner && owner->is_local() && !owner->steps.empty() &&
                        owner->id <= frame_.function.parameters;
      if (!is_callers) continue;
      LiveThread detached = thread;
      detached.is_detached = true;
      detached.let_go = site(event);
      Site known = site(event);
      known.range = frame_.function.locals[owner->id].range;
      record->outlived.push_back(
          {std::move(detached), loan, *owner, {}, known, false, true});
      return;
    }
  }
}

// In a loop that joins all: behind it they are, unless it is left early.
bool Machine::is_one_of_many(const Place& handle) const {
  if (!in_loop) return false;
  bool is_element = std::any_of(
      handle.steps.begin(), handle.steps.end(),
      [](const ir::Step& step) { return step.kind == ir::StepKind::kIndex; });
  return is_element &&
         std::any_of(flow_.joined_by_loop.begin(), flow_.joined_by_loop.end(),
                     [&](const auto& exit) { return !exit.second.empty(); });
}

void Machine::thread_event(const ir::Event& event, State& state) {
  std::vector<Place> handles = state.resolve(event.place);
  for (const Place& handle : handles) {
    if (event.kind == ir::EventKind::kJoin) {
      if (is_one_of_many(handle)) {
        state.finish(handle);
      } else {
        join(handle, state);
      }
      if (has_role(frame_, handle, Role::kFuture)) state.wait_on(handle);
      state.see(handle);
    } else if (event.kind == ir::EventKind::kDetach) {
      borrow_for_good(event, handle, state);
      state.detach(handle, site(event));
    } else if (!event.result.is_nothing()) {
      state.expect(
          event.result,
          {Pending::Kind::kJoinable, {}, handle, event.success_is_true});
    }
  }
}

}  // namespace fearless::analysis
