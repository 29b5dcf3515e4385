// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Who signals: nobody at all, or somebody whom the waiter does not wait for
// when it destroys the condition variable.

#include <algorithm>
#include <set>

#include "checker/link/members.h"
#include "checker/link/wait_faults.h"

namespace fearless::link {

using analysis::kOwnThread;
using analysis::Operation;
using ir::EventKind;
using ir::FunctionId;
using ir::Place;
using Kind = Operation::Kind;

namespace {

// A condition variable, as far as one unit can tell it from others: the
// member, the global, or the local of a function by name.
std::string variable_of(const Program::Knowledge& k, FunctionId id,
                        const Place& place) {
  const ir::Function& function = k.module.functions[id];
  for (std::size_t n = place.steps.size(); n-- > 0;) {
    if (place.steps[n].kind != ir::StepKind::kField) continue;
    const ir::Field& field = k.module.fields[place.steps[n].field];
    bool is_capture = field.owner != ir::kNone &&
                      k.module.types[field.owner].is(ir::Role::kClosure);
    return is_capture ? field.name : field.usr;
  }
  if (place.is_global()) return k.module.globals[place.id].usr;
  return place.is_local() ? function.locals[place.id].name : "";
}

// Objects of these classes are given to code that is not in sight.
std::set<std::string> classes_given_away(const Program::Knowledge& k) {
  std::set<std::string> given;
  for (FunctionId id = 0; id < k.module.functions.size(); ++id) {
    const analysis::Frame frame = k.frame(id);
    for (const ir::Block& block : frame.function.blocks)
      for (const ir::Event& event : block.events) {
        if (event.kind != EventKind::kCall || event.callee == ir::kNone)
          continue;
        const ir::Callee& callee = k.module.callees[event.callee];
        if (callee.function != ir::kNone || callee.is_system) continue;
        for (const ir::Operand& operand : event.args)
          for (const Place& place : {operand.place, operand.place.deref()})
            if (!operand.place.is_nothing())
              given.insert(analysis::type_at(frame, place).usr);
      }
  }
  return given;
}

// Whether all code that may signal it is in this file.
bool is_private(const Program::Knowledge& k, FunctionId id, const Place& place,
                const std::set<std::string>& given_away) {
  auto is_here = [&](const ir::Range& range) {
    return range.is_valid() && range.file < k.module.files.size() &&
           k.module.files[range.file].is_main;
  };
  for (std::size_t n = place.steps.size(); n-- > 0;) {
    if (place.steps[n].kind != ir::StepKind::kField) continue;
    const ir::Field& field = k.module.fields[place.steps[n].field];
    if (field.owner == ir::kNone || !is_here(field.range)) return false;
    const ir::Type& owner = k.module.types[field.owner];
    bool is_internal = owner.usr.find("@aN@") != std::string::npos;
    return (k.is_closed || is_internal) && !owner.is(ir::Role::kClosure) &&
           !given_away.contains(owner.usr);
  }
  if (place.is_global())
    return k.is_closed && is_here(k.module.globals[place.id].range);
  return place.is_variable() && place.id > k.module.functions[id].parameters;
}

// The condition variables that are notified, or handed to code that may.
std::set<std::string> signalled_variables(const Program::Knowledge& k) {
  std::set<std::string> signalled;
  for (FunctionId id = 0; id < k.module.functions.size(); ++id) {
    const analysis::Frame frame = k.frame(id);
    auto may_signal = [&](const Place& place) {
      if (analysis::has_role(frame, place, ir::Role::kCondvar))
        signalled.insert(variable_of(k, id, place));
    };
    for (const ir::Block& block : frame.function.blocks)
      for (const ir::Event& event : block.events) {
        if (event.kind == EventKind::kNotify)
          signalled.insert(variable_of(k, id, event.place));
        bool is_capture = !event.target.steps.empty() &&
                          event.target.steps.size() == 1 &&
                          analysis::has_role(frame, event.target.prefix(0),
                                             ir::Role::kClosure);
        if (event.kind == EventKind::kBorrow && !is_capture)
          may_signal(event.place);
        bool is_special =
            event.kind == EventKind::kCall && event.callee == ir::kNone;
        if (event.kind == EventKind::kCall && !is_special)
          for (const ir::Operand& operand : event.args)
            may_signal(operand.place);
      }
  }
  return signalled;
}

}  // namespace

std::vector<WaitFault> missing_signals(const Program::Knowledge& k) {
  const std::set<std::string> signalled = signalled_variables(k);
  const std::set<std::string> given_away = classes_given_away(k);
  std::vector<WaitFault> found;
  for (FunctionId id = 0; id < k.module.functions.size(); ++id)
    for (const Operation& wait : k.facts.functions[id].operations) {
      if (wait.kind != Kind::kWait || wait.is_timed ||
          wait.place.is_nothing() || !wait.site.calls.empty() ||
          !is_private(k, id, wait.place, given_away) ||
          signalled.contains(variable_of(k, id, wait.place)))
        continue;
      WaitFault fault;
      fault.kind = WaitFault::Kind::kNobodyNotifies;
      fault.frame = id;
      fault.wait = wait;
      found.push_back(std::move(fault));
    }
  return found;
}

namespace {

// The waiter goes on without the thread, and may be done before it.
bool is_left_alone(const Program::Knowledge& k,
                   const analysis::FunctionFacts& facts,
                   analysis::ThreadId thread) {
  ir::SpawnKind kind = k.facts.spawns[thread].kind;
  if (kind == ir::SpawnKind::kDetached) return true;
  if (kind != ir::SpawnKind::kThread) return false;
  auto does = [&](Kind what) {
    return std::any_of(facts.operations.begin(), facts.operations.end(),
                       [&](const Operation& o) {
                         return o.kind == what && o.thread == kOwnThread;
                       });
  };
  return does(Kind::kDetach) && !does(Kind::kJoin);
}

// The function itself ends the object: its variable, or what it deletes.
bool ends_here(const analysis::Frame& frame, const Place& object) {
  if (!object.is_local() || object.id <= frame.function.parameters)
    return false;
  if (object.is_variable()) return true;
  const std::string& usr = analysis::type_at(frame, object).usr;
  for (const ir::Block& block : frame.function.blocks)
    for (const ir::Event& event : block.events)
      if (event.kind == EventKind::kKill && !event.is_implicit &&
          analysis::type_at(frame, event.place).usr == usr)
        return true;
  return false;
}

}  // namespace

std::vector<WaitFault> late_signals(const Program::Knowledge& k) {
  std::vector<WaitFault> found;
  for (FunctionId id = 0; id < k.module.functions.size(); ++id) {
    const analysis::FunctionFacts& facts = k.facts.functions[id];
    const analysis::Frame frame = k.frame(id);
    for (const Operation& notify : facts.operations) {
      if (notify.kind != Kind::kNotify || notify.thread == kOwnThread ||
          notify.place.is_nothing() || notify.place.has_index() ||
          !is_left_alone(k, facts, notify.thread))
        continue;
      Place object = notify.place;
      while (!object.steps.empty() &&
             object.steps.back().kind == ir::StepKind::kField)
        object = object.prefix(object.steps.size() - 1);
      if (!ends_here(frame, object)) continue;
      auto waits = [&](const Operation& o) {
        return o.kind == Kind::kWait && o.thread == kOwnThread &&
               o.place == notify.place && !o.is_timed &&
               std::none_of(notify.locks.begin(), notify.locks.end(),
                            [&](const analysis::HeldLock& held) {
                              return held.lock == o.with;
                            });
      };
      auto wait =
          std::find_if(facts.operations.begin(), facts.operations.end(), waits);
      if (wait == facts.operations.end()) continue;
      WaitFault fault;
      fault.kind = WaitFault::Kind::kMayBeGone;
      fault.frame = fault.other_frame = id;
      fault.wait = *wait;
      fault.other = notify;
      found.push_back(std::move(fault));
    }
  }
  return found;
}

}  // namespace fearless::link
