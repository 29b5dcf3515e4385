// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A sender is alive where its channel's end is waited for. Whether the two are
// of one channel is looked for in the function itself; for parameters in its
// callers, for captures where the closure is made, for members in all methods
// of the class.

#include <algorithm>
#include <memory>

#include "checker/link/channel_ends.h"
#include "checker/link/never_closed.h"

namespace fearless::link {

using analysis::kOwnThread;
using analysis::Operation;
using analysis::ReceiveLoop;
using ir::EventKind;
using ir::FunctionId;
using ir::Place;
using ir::StepKind;
using Kind = Operation::Kind;

namespace {

class KeptSenders {
 public:
  KeptSenders(const Program::Knowledge& k,
              const std::vector<ReceiveLoop>& loops)
      : k_(k), loops_(loops), given_up_(fields_given_up(k)) {}

  std::vector<NeverClosed> run() {
    for (FunctionId id = 0; id < k_.module.functions.size(); ++id)
      for (const Operation& operation : k_.facts.functions[id].operations) {
        if (operation.kind != Kind::kBlock || operation.place.is_nothing())
          continue;
        const ReceiveLoop* loop = loop_of(loops_, operation, id);
        if (!loop) continue;
        if (operation.thread == kOwnThread)
          look_at(id, *loop, operation.place,
                  analysis::range_within(operation.site), nullptr);
        else
          look_at_joins(id, *loop, operation);
      }
    return std::move(found_);
  }

 private:
  struct View {
    View(const Program::Knowledge& k, FunctionId id,
         const std::set<ir::FieldId>& given_up)
        : body(k.frame(id), k.facts.functions[id]), ends(k, body, given_up) {}
    analysis::Body body;
    ChannelEnds ends;
  };

  const ChannelEnds& ends(FunctionId id) {
    auto& view = views_[id];
    if (!view) view = std::make_unique<View>(k_, id, given_up_);
    return view->ends;
  }

  // Who waits for the thread of the loop waits for the loop.
  void look_at_joins(FunctionId id, const ReceiveLoop& loop,
                     const Operation& receive) {
    for (const Operation& join : k_.facts.functions[id].operations) {
      bool waits = join.kind == Kind::kJoin && join.thread == kOwnThread &&
                   std::find(join.awaited.begin(), join.awaited.end(),
                             receive.thread) != join.awaited.end();
      if (waits)
        look_at(id, loop, receive.place, analysis::range_within(join.site),
                &join);
    }
  }

  void look_at(FunctionId id, const ReceiveLoop& loop, const Place& receiver,
               const ir::Range& at, const Operation* join) {
    const ChannelEnds& here = ends(id);
    for (const Place& sender : here.kept_senders()) {
      bool is_member = is_in_object(id, sender);
      if (is_member && given_up_.contains(sender.steps.back().field)) continue;
      bool is_same = here.are_one_channel(receiver, sender) ||
                     (is_member && are_one_in_class(id, receiver, sender)) ||
                     are_one_outside(id, here.resolve(receiver), sender, 0);
      if (!is_same || !here.is_alive(sender, at)) continue;
      NeverClosed found;
      found.loop = loop;
      found.frame = id;
      found.channel = receiver;
      found.keeper = sender;
      if (join) found.join = *join;
      found_.push_back(std::move(found));
    }
    if (!join) look_at_members(id, loop, receiver, at);
  }

  // Senders of the object that the method itself does not mention.
  void look_at_members(FunctionId id, const ReceiveLoop& loop,
                       const Place& receiver, const ir::Range& at) {
    if (!is_in_object(id, receiver)) return;
    ir::TypeId owner = k_.module.fields[receiver.steps[1].field].owner;
    if (owner == ir::kNone) return;
    for (ir::FieldId field : k_.module.types[owner].fields) {
      Place sender = receiver.prefix(1).field(field);
      const ir::Type& type = analysis::type_at(k_.frame(id), sender);
      bool is_sender = type.is(ir::Role::kSender) ||
                       (type.pointee != ir::kNone &&
                        k_.module.types[type.pointee].is(ir::Role::kSender));
      if (!is_sender || given_up_.contains(field) ||
          ends(id).kept_senders().contains(sender) ||
          !are_one_in_class(id, receiver, sender))
        continue;
      NeverClosed found;
      found.loop = loop;
      found.frame = id;
      found.channel = receiver;
      found.keeper = sender;
      found_.push_back(std::move(found));
    }
  }

  bool is_in_object(FunctionId id, const Place& place) const {
    return k_.module.functions[id].is(ir::FunctionFlag::kMethod) &&
           !k_.module.functions[id].is(ir::FunctionFlag::kLambda) &&
           place.is_local() && place.id == 1 && place.steps.size() >= 2 &&
           place.steps[0].kind == StepKind::kDeref &&
           place.steps[1].kind == StepKind::kField;
  }

  bool are_one_in_class(FunctionId id, const Place& receiver,
                        const Place& sender) {
    const ir::TypeId record = k_.module.functions[id].record;
    for (FunctionId other = 0; other < k_.module.functions.size(); ++other)
      if (other != id && k_.module.functions[other].record == record &&
          ends(other).are_one_channel(receiver, sender))
        return true;
    return false;
  }

  // Two parameters, or two captures: asks whoever provides them.
  bool are_one_outside(FunctionId id, const Place& receiver,
                       const Place& sender, int depth) {
    constexpr int kMostFrames = 3;
    const ir::Function& function = k_.module.functions[id];
    if (depth >= kMostFrames || !receiver.is_local() || !sender.is_local())
      return false;
    if (function.is(ir::FunctionFlag::kLambda) && receiver.id == 1 &&
        sender.id == 1)
      return are_one_capture(function, receiver, sender, depth);
    bool are_parameters = receiver.id <= function.parameters &&
                          sender.id <= function.parameters &&
                          receiver.id != sender.id && receiver.id > 0 &&
                          sender.id > 0;
    if (!are_parameters) return false;
    for (FunctionId caller = 0; caller < k_.module.functions.size(); ++caller)
      for (const ir::Block& block : k_.module.functions[caller].blocks)
        for (const ir::Event& event : block.events) {
          if (event.kind != EventKind::kCall || event.callee == ir::kNone ||
              k_.module.callees[event.callee].function != id ||
              event.args.size() < function.parameters)
            continue;
          const Place& one = event.args[receiver.id - 1].place;
          const Place& other = event.args[sender.id - 1].place;
          if (are_one_in(caller, one, other, depth)) return true;
        }
    return false;
  }

  bool are_one_in(FunctionId id, const Place& one, const Place& other,
                  int depth) {
    if (one.is_nothing() || other.is_nothing()) return false;
    const ChannelEnds& there = ends(id);
    return there.are_one_channel(one, other) ||
           are_one_outside(id, there.resolve(one), there.resolve(other),
                           depth + 1);
  }

  bool are_one_capture(const ir::Function& lambda, const Place& receiver,
                       const Place& sender, int depth) {
    if (lambda.parent == ir::kNone || receiver.steps.size() < 2 ||
        sender.steps.size() < 2)
      return false;
    ir::FieldId one = receiver.steps[1].field, other = sender.steps[1].field;
    std::optional<Place> first, second;
    for (const ir::Block& block : k_.module.functions[lambda.parent].blocks)
      for (const ir::Event& event : block.events) {
        if (event.target.steps.size() != 1) continue;
        if (event.target.steps[0].field == one) first = event.target;
        if (event.target.steps[0].field == other) second = event.target;
      }
    return first && second && are_one_in(lambda.parent, *first, *second, depth);
  }

  const Program::Knowledge& k_;
  const std::vector<ReceiveLoop>& loops_;
  const std::set<ir::FieldId> given_up_;
  std::map<FunctionId, std::unique_ptr<View>> views_;
  std::vector<NeverClosed> found_;
};

}  // namespace

std::vector<NeverClosed> kept_senders(const Program::Knowledge& k,
                                      const std::vector<ReceiveLoop>& loops) {
  return KeptSenders(k, loops).run();
}

const ReceiveLoop* loop_of(const std::vector<ReceiveLoop>& loops,
                           const Operation& operation, FunctionId frame) {
  for (const ReceiveLoop& loop : loops) {
    if (loop.receive.site.function != operation.site.function ||
        loop.receive.site.range != operation.site.range)
      continue;
    const std::vector<ir::Range>& calls = operation.site.calls;
    bool is_here = loop.function == frame &&
                   analysis::range_within(operation.site) == loop.where;
    bool is_below =
        loop.function != frame &&
        (operation.site.range == loop.where ||
         std::find(calls.begin(), calls.end(), loop.where) != calls.end());
    if (is_here || is_below) return &loop;
  }
  return nullptr;
}

}  // namespace fearless::link
