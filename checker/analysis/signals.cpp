// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// States that libraries keep for themselves, and signals. What handles a signal
// is seen as one more thread, which nobody waits for: it may run between any
// two steps of the others.

#include <algorithm>

#include "checker/analysis/translation.h"

namespace fearless::analysis {

using ir::EventKind;
using ir::OperandKind;
using ir::Place;

// The state is memory like any other: who holds which lock is known there, and
// which threads are about.
void Machine::library(const ir::Event& event, State& state) {
  if (event.place.is_nothing()) return;
  access(event, event.place, event.mode == ir::Mode::kExclusive, state);
}

void Machine::note_unsafe(const ir::Event& event) {
  Unsafe unsafe{Unsafe::What::kCall, ir::kNone, site(event)};
  switch (event.kind) {
    case EventKind::kLibrary:
      // A state that is only looked at is whole for whoever interrupted.
      if (event.mode == ir::Mode::kShared) return;
      unsafe.callee = event.callee;
      break;
    case EventKind::kSpawn:
      if (event.spawn == ir::SpawnKind::kSignal ||
          event.spawn == ir::SpawnKind::kDeferred)
        return;
      unsafe.what = Unsafe::What::kThread;
      break;
    case EventKind::kThrow:
      unsafe.what = Unsafe::What::kThrow;
      break;
    default:
      return;
  }
  note_unsafe(std::move(unsafe));
}

void Machine::note_unsafe(Unsafe unsafe) {
  constexpr std::size_t kMost = 12;
  std::vector<Unsafe>& known = record->summary.unsafe;
  bool is_known =
      std::any_of(known.begin(), known.end(), [&](const Unsafe& other) {
        return other.what == unsafe.what && other.callee == unsafe.callee;
      });
  if (!is_known && known.size() < kMost) known.push_back(std::move(unsafe));
}

void Machine::apply_unsafe(const Summary& callee, const ir::Event& event) {
  if (!record) return;
  for (const Unsafe& inner : callee.unsafe) {
    Unsafe outer = inner;
    outer.site = through(inner.site, event);
    note_unsafe(std::move(outer));
  }
}

// `signal(SIGINT, f)` has f, `sigaction(SIGINT, &action, nullptr)` a struct
// with f in it.
void Machine::handle_signal(const ir::Event& event, State& state) {
  if (event.args.empty()) return;
  const ir::Operand& given = event.args[0];
  ir::FunctionId known = entry_of(given, state);
  if (known != ir::kNone) return run_on_signal(known, event, state);
  if (given.place.is_nothing()) return;
  std::set<ir::FunctionId> handlers;
  for (const Place& place : state.resolve(given.place)) {
    for (const auto& [callable, function] : state.callables)
      if (place.covers(callable)) handlers.insert(function);
    note_handler(place, event);
    for (const auto& [pointer, targets] : state.points_to)
      if (place.covers(pointer))
        for (const Place& target : targets)
          if (!target.steps.empty())
            note_handler(target.prefix(target.steps.size() - 1), event);
  }
  for (ir::FunctionId handler : handlers) run_on_signal(handler, event, state);
}

void Machine::run_on_signal(ir::FunctionId handler, const ir::Event& event,
                            State& state) {
  LiveThread thread;
  thread.id = number_of(event, ir::SpawnKind::kSignal, handler, {});
  thread.site = site(event);
  ir::Operand function;
  function.kind = OperandKind::kFunction;
  run_elsewhere(thread, handler, event, {function}, state);
  if (record) record->handlers.push_back({handler, {}, thread.id, site(event)});
  state.threads.push_back(std::move(thread));
  std::sort(state.threads.begin(), state.threads.end());
}

// The caller knows which function it is.
void Machine::note_handler(const Place& callable, const ir::Event& event) {
  bool is_callers = callable.is_local() && callable.id >= 1 &&
                    callable.id <= frame_.function.parameters;
  if (record && is_callers)
    record->summary.handlers.push_back({ir::kNone, callable, {}, site(event)});
}

void Machine::apply_handlers(const Summary& callee, const ir::Event& event,
                             const std::vector<ir::Operand>& arguments,
                             State& state) {
  if (callee.handlers.empty()) return;
  Translation to{arguments, Place(), state};
  for (const SignalHandler& handler : callee.handlers) {
    const ir::Operand* given = to.operand(handler.callable);
    if (given == nullptr) continue;
    ir::Event install = event;
    install.spawn = ir::SpawnKind::kSignal;
    install.args = {*given};
    if (std::optional<Place> at = to.place(handler.callable)) {
      install.args[0].kind = OperandKind::kCopy;
      install.args[0].place = *at;
    }
    handle_signal(install, state);
  }
}

}  // namespace fearless::analysis
