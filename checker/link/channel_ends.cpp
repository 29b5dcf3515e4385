// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/channel_ends.h"

#include <algorithm>
#include <set>

#include "checker/analysis/control.h"

namespace fearless::link {

using analysis::Body;
using ir::EventKind;
using ir::Operand;
using ir::OperandKind;
using ir::Place;
using ir::Role;
using ir::StepKind;

namespace {

// What holds one value, or many, in place.
bool is_holder(const ir::Type& type) {
  return type.is(Role::kOptional) || type.is(Role::kContainer) ||
         type.is(Role::kArray) || type.is(Role::kSmartPointer);
}

bool gives_up(const ir::Event& event, const Place& place) {
  switch (event.kind) {
    case EventKind::kMove:
    case EventKind::kClose:
    case EventKind::kReinit:
      return event.place == place;
    case EventKind::kKill:
      return event.place == place && !event.is_implicit;
    default:
      return false;
  }
}

ir::FieldId last_field(const Place& place) {
  for (std::size_t n = place.steps.size(); n-- > 0;)
    if (place.steps[n].kind == StepKind::kField) return place.steps[n].field;
  return ir::kNone;
}

}  // namespace

std::set<ir::FieldId> fields_given_up(const Program::Knowledge& k) {
  std::set<ir::FieldId> found;
  for (const ir::Function& function : k.module.functions) {
    if (function.is(ir::FunctionFlag::kImplicit)) continue;
    for (const ir::Block& block : function.blocks)
      for (const ir::Event& event : block.events) {
        bool in_destructor = function.is(ir::FunctionFlag::kDestructor) &&
                             event.kind != EventKind::kClose;
        if (gives_up(event, event.place) && !in_destructor)
          found.insert(last_field(event.place));
        for (const Operand& operand : event.args)
          if (operand.kind == OperandKind::kMove ||
              operand.kind == OperandKind::kBorrowRvalue)
            found.insert(last_field(operand.place));
      }
  }
  found.erase(ir::kNone);
  return found;
}

ChannelEnds::ChannelEnds(const Program::Knowledge& k, const Body& body,
                         const std::set<ir::FieldId>& given_up)
    : k_(k), frame_(body.frame()), body_(body), given_up_(given_up) {
  std::set<Place> several;
  for (const ir::Block& block : frame_.function.blocks)
    for (const ir::Event& event : block.events) {
      if (event.kind != EventKind::kBorrow || !event.target.is_variable())
        continue;
      auto [at, is_new] = pointee_.try_emplace(event.target, event.place);
      if (!is_new && at->second != event.place) several.insert(event.target);
    }
  for (const Place& variable : several) pointee_.erase(variable);
  for (const ir::Block& block : frame_.function.blocks) {
    // Storage that nothing has touched since it began; default arguments may
    // be made meanwhile.
    std::set<Place> untouched;
    for (const ir::Event& event : block.events) {
      if (event.kind == EventKind::kReinit && untouched.contains(event.place))
        births_.insert(&event);
      std::erase_if(untouched, [&](const Place& one) {
        return analysis::mentions(event, one);
      });
      if (event.kind == EventKind::kInit) untouched.insert(event.place);
      follow(event);
    }
  }
  for (ir::LocalId n = 1; n <= frame_.function.parameters; ++n)
    if (is_sender(Place::local(n))) keep(Place::local(n));
}

Place ChannelEnds::resolve(const Place& place) const {
  Place at = place;
  for (int round = 0; round < 4; ++round) {
    if (at.steps.empty() || at.steps[0].kind != StepKind::kDeref) break;
    auto known = pointee_.find(at.prefix(0));
    if (known == pointee_.end()) break;
    at = at.rebased(at.prefix(1), known->second);
  }
  return at;
}

bool ChannelEnds::is_end(const Place& place) const {
  const ir::Type& type = analysis::type_at(frame_, place);
  return type.is(Role::kSender) || type.is(Role::kReceiver);
}

bool ChannelEnds::is_sender(const Place& place) const {
  return analysis::type_at(frame_, place).is(Role::kSender);
}

// Without the steps into what holds it: `senders` for `senders[]`.
Place ChannelEnds::home_of(const Place& end) const {
  Place home = end;
  while (!home.steps.empty()) {
    Place holder = home.prefix(home.steps.size() - 1);
    bool is_step = home.steps.back().kind != StepKind::kField;
    if (!is_step || !is_holder(analysis::type_at(frame_, holder))) break;
    home = holder;
  }
  return home;
}

// Both halves of a pair are one channel.
Place ChannelEnds::channel_of(const Place& end) const {
  Place channel = home_of(resolve(end));
  if (!channel.steps.empty() && channel.steps.back().kind == StepKind::kField) {
    ir::TypeId owner = k_.module.fields[channel.steps.back().field].owner;
    if (owner != ir::kNone &&
        k_.module.types[owner].usr.find("@N@std@S@pair") != std::string::npos)
      channel = channel.prefix(channel.steps.size() - 1);
  }
  for (auto at = parent_.find(channel); at != parent_.end();
       at = parent_.find(channel))
    channel = at->second;
  return channel;
}

void ChannelEnds::unite(const Place& a, const Place& b) {
  Place one = channel_of(a), other = channel_of(b);
  if (one != other) parent_[one] = other;
}

bool ChannelEnds::are_one_channel(const Place& a, const Place& b) const {
  return !a.is_nothing() && !b.is_nothing() && channel_of(a) == channel_of(b);
}

void ChannelEnds::keep(const Place& place) {
  if (!place.is_local() || place.steps.size() + 2 > Place::kMaxSteps) return;
  const ir::Local& root = frame_.function.locals[place.id];
  bool is_named = root.role == ir::LocalRole::kVariable ||
                  root.role == ir::LocalRole::kParameter ||
                  root.role == ir::LocalRole::kThis;
  // What a pointer or reference leads to is kept by somebody else, but for
  // `*this` and the closure.
  std::size_t first = root.role == ir::LocalRole::kThis ? 1 : 0;
  for (std::size_t n = first; n < place.steps.size(); ++n)
    if (place.steps[n].kind == StepKind::kDeref &&
        !is_holder(analysis::type_at(frame_, place.prefix(n))))
      return;
  if (is_named && place.id != 0) senders_.insert(place);
}

void ChannelEnds::follow(const ir::Event& event) {
  if (!event.place.is_nothing()) {
    Place place = resolve(event.place);
    if (is_sender(place)) keep(place);
  }
  bool passes = event.kind == EventKind::kMove ||
                event.kind == EventKind::kCopy ||
                event.kind == EventKind::kClone;
  if (!passes) return;
  Place from = resolve(event.place), to = resolve(event.target);
  if (is_sender(to)) keep(to);
  if (is_end(from) || is_end(to)) unite(to, from);
}

bool ChannelEnds::ends(const ir::Event& event, const Place& sender) const {
  auto covers = [&](const Place& place) {
    return !place.is_nothing() && resolve(place).covers(sender);
  };
  switch (event.kind) {
    case EventKind::kReinit:
      return !births_.contains(&event) && covers(event.place);
    case EventKind::kMove:
    case EventKind::kClose:
    case EventKind::kKill:
      if (covers(event.place)) return true;
      break;
    default:
      break;
  }
  return std::any_of(
      event.args.begin(), event.args.end(), [&](const Operand& operand) {
        bool takes = operand.kind == OperandKind::kMove ||
                     operand.kind == OperandKind::kBorrowRvalue ||
                     // By reference: whoever gets the sender itself may end it.
                     (operand.kind == OperandKind::kBorrowMut &&
                      resolve(operand.place) == sender);
        return takes && covers(operand.place);
      });
}

// A closure that has it by reference moves it on, or resets it.
bool ChannelEnds::is_captured_and_ended(const Place& sender) const {
  for (const ir::Block& block : frame_.function.blocks)
    for (const ir::Event& event : block.events) {
      bool is_capture = event.kind == EventKind::kBorrow &&
                        !event.target.is_variable() &&
                        resolve(event.place).covers(sender);
      if (is_capture && given_up_.contains(last_field(event.target)))
        return true;
    }
  return false;
}

bool ChannelEnds::is_alive(const Place& sender, const ir::Range& at) const {
  auto is_goal = [&](const ir::Event& event) { return event.range == at; };
  auto never = [](const ir::Event&) { return false; };
  bool is_born = sender.id <= frame_.function.parameters;
  for (ir::BlockId id = 0; id < frame_.function.blocks.size(); ++id)
    for (std::size_t n = 0; n < body_.block(id).events.size(); ++n) {
      const ir::Event& event = body_.block(id).events[n];
      bool is_before = body_.leads({id, n}, is_goal, never);
      if (!is_before) continue;
      if (ends(event, sender)) return false;
      is_born |=
          !event.target.is_nothing() && resolve(event.target).covers(sender);
      is_born |=
          births_.contains(&event) && resolve(event.place).covers(sender);
    }
  return is_born && !is_captured_and_ended(sender);
}

}  // namespace fearless::link
