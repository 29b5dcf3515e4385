// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/queue_protocol.h"

#include <algorithm>

#include "checker/analysis/body.h"

namespace fearless::link {

using analysis::Access;
using analysis::Body;
using analysis::kOwnThread;
using ir::EventKind;
using ir::FieldId;
using ir::FunctionId;
using ir::Place;
using ir::Role;
using ir::StepKind;

namespace {

FieldId field_in(const Place& place, std::size_t step) {
  return step < place.steps.size() && place.steps[step].kind == StepKind::kField
             ? place.steps[step].field
             : ir::kNone;
}

bool touches(const Access& access, const std::set<FieldId>& fields) {
  return std::any_of(access.place.steps.begin(), access.place.steps.end(),
                     [&](const ir::Step& step) {
                       return step.kind == StepKind::kField &&
                              fields.contains(step.field);
                     });
}

}  // namespace

QueueProtocol::QueueProtocol(const Program::Knowledge& k,
                             const analysis::Waiting& waiting)
    : k_(k) {
  const Place& condition = waiting.wait.place;
  const Place object = condition.prefix(condition.steps.size() - 1);
  for (const Access& test : waiting.tests)
    if (object.covers(test.place))
      state_.insert(field_in(test.place, object.steps.size()));
  state_.erase(ir::kNone);
  find_flags();
  if (!flags.empty()) find_destructors();
}

void QueueProtocol::find_flags() {
  std::set<FieldId> changed, mixed;
  for (FunctionId id = 0; id < k_.module.functions.size(); ++id) {
    std::set<FieldId> here;
    for (const Access& access : k_.facts.functions[id].accesses)
      if (access.is_write && access.thread == kOwnThread &&
          access.site.calls.empty() && !access.constructing)
        for (const ir::Step& step : access.place.steps)
          if (step.kind == StepKind::kField && state_.contains(step.field))
            here.insert(step.field);
    changed.insert(here.begin(), here.end());
    if (here.size() > 1) mixed.insert(here.begin(), here.end());
  }
  for (FieldId field : state_) {
    const ir::Type& type = k_.module.types[k_.module.fields[field].type];
    bool is_state = type.is(Role::kContainer) || type.is(Role::kArray) ||
                    type.is(Role::kPointer) || type.is(Role::kSmartPointer);
    if (is_state || !changed.contains(field) || mixed.contains(field)) continue;
    flags.insert(field);
    is_count |= type.name.find("bool") == std::string::npos;
  }
  // Something has to be left that is waited for.
  if (flags.size() == state_.size()) flags.clear();
}

void QueueProtocol::find_destructors() {
  for (FunctionId id = 0; id < k_.module.functions.size(); ++id) {
    const ir::Function& function = k_.module.functions[id];
    if (!function.is(ir::FunctionFlag::kDestructor) ||
        function.record == ir::kNone)
      continue;
    // The queue's own destructor comes too late for anybody.
    const std::string& usr = k_.module.types[function.record].usr;
    bool is_own = std::any_of(flags.begin(), flags.end(), [&](FieldId flag) {
      return k_.module.types[k_.module.fields[flag].owner].usr == usr;
    });
    if (is_own) continue;
    for (const Access& access : k_.facts.functions[id].accesses)
      if (access.is_write && access.thread == kOwnThread &&
          touches(access, flags))
        closer_classes_.insert(usr);
  }
  is_closed_by_destructor = !closer_classes_.empty();
}

bool QueueProtocol::is_closer(ir::TypeId id) const {
  for (int depth = 0; depth < 3 && id != ir::kNone; ++depth) {
    const ir::Type& type = k_.module.types[id];
    if (closer_classes_.contains(type.usr)) return true;
    bool holds = type.is(Role::kSmartPointer) || type.is(Role::kOptional) ||
                 type.is(Role::kContainer);
    if (!holds) return false;
    id = type.pointee;
  }
  return false;
}

namespace {

// Ways through one function.
class Ways {
 public:
  Ways(const Program::Knowledge& k, const Body& body,
       std::set<ir::Range> closes, std::set<ir::Range> puts)
      : k_(k),
        body_(body),
        closes_(std::move(closes)),
        puts_(std::move(puts)) {}

  std::optional<ir::Range> around() {
    if (auto early = walk(0, true)) return early;
    return thrown_out();
  }

 private:
  bool throws(const ir::Event& event) const {
    if (event.kind == EventKind::kThrow) return true;
    if (event.kind != EventKind::kCall || !event.may_throw ||
        event.callee == ir::kNone)
      return false;
    FunctionId callee = k_.module.callees[event.callee].function;
    return callee != ir::kNone && k_.facts.functions[callee].summary.throws;
  }

  // To a return, without closing and, if `early`, without putting in.
  std::optional<ir::Range> walk(ir::BlockId from, bool early) {
    std::set<ir::BlockId> seen;
    std::vector<ir::BlockId> work{from};
    while (!work.empty()) {
      ir::BlockId id = work.back();
      work.pop_back();
      if (!seen.insert(id).second) continue;
      const ir::Block& block = body_.block(id);
      bool is_stopped =
          std::any_of(block.events.begin(), block.events.end(),
                      [&](const ir::Event& event) {
                        return closes_.contains(event.range) ||
                               (early && puts_.contains(event.range)) ||
                               event.kind == EventKind::kThrow;
                      });
      if (is_stopped) continue;
      if (block.terminator.kind == ir::TerminatorKind::kReturn)
        return block.terminator.range;
      for (ir::BlockId next : block.terminator.targets) work.push_back(next);
    }
    return std::nullopt;
  }

  // What an exception leads past, when it is caught in this function.
  std::optional<ir::Range> thrown_out() {
    for (const ir::Block& block : body_.frame().function.blocks) {
      if (block.unwind == ir::kNone) continue;
      for (const ir::Event& event : block.events) {
        if (closes_.contains(event.range)) break;
        if (throws(event) && walk(block.unwind, false)) return event.range;
      }
    }
    return std::nullopt;
  }

  const Program::Knowledge& k_;
  const Body& body_;
  std::set<ir::Range> closes_, puts_;
};

}  // namespace

std::optional<QueueProtocol::Path> QueueProtocol::path_without_close(
    const std::vector<const Access*>& closers) const {
  // A count is brought down by several, each in its time.
  if (is_count) return std::nullopt;
  // The function that calls the function with the write.
  std::set<FunctionId> callers;
  for (FunctionId id = 0; id < k_.module.functions.size(); ++id)
    for (const Access& access : k_.facts.functions[id].accesses)
      for (const Access* closer : closers)
        if (access.thread == kOwnThread && access.site.calls.size() == 1 &&
            access.site.function == closer->site.function &&
            access.site.range == closer->site.range &&
            access.place.steps.size() > 1)
          callers.insert(id);
  if (callers.size() != 1) return std::nullopt;
  FunctionId id = *callers.begin();
  const ir::Function& function = k_.module.functions[id];
  if (function.is(ir::FunctionFlag::kDestructor) ||
      function.is(ir::FunctionFlag::kMain))
    return std::nullopt;
  Body body(k_.frame(id), k_.facts.functions[id]);
  std::set<ir::Range> closes, puts;
  for (const Access& access : k_.facts.functions[id].accesses) {
    if (!access.is_write || access.thread != kOwnThread) continue;
    auto& kind = touches(access, flags) ? closes : puts;
    if (touches(access, state_))
      kind.insert(analysis::range_within(access.site));
  }
  if (closes.empty() || puts.empty()) return std::nullopt;
  std::optional<ir::Range> out = Ways(k_, body, closes, puts).around();
  if (!out) return std::nullopt;
  return Path{*closes.begin(), *out};
}

const QueueProtocol* QueueProtocols::of(const analysis::Operation& operation) {
  std::pair key(operation.site.function, operation.site.range);
  auto found = known_.find(key);
  if (found == known_.end()) {
    for (const analysis::Waiting& waiting : waits_[key.first])
      if (waiting.wait.site.range == key.second &&
          waiting.wait.site.calls.empty() && !waiting.wait.place.steps.empty())
        found = known_.try_emplace(key, k_, waiting).first;
    if (found == known_.end()) return nullptr;
  }
  return found->second.flags.empty() ? nullptr : &found->second;
}

}  // namespace fearless::link
