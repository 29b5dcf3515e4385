// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/body_builder.h"

#include <utility>

#include "checker/lower/simplify.h"

namespace fearless::lower {

BodyBuilder::BodyBuilder(std::size_t max_events) : max_events_(max_events) {
  start(new_block());
}

ir::LocalId BodyBuilder::add_local(ir::Local local) {
  function_.locals.push_back(std::move(local));
  return static_cast<ir::LocalId>(function_.locals.size() - 1);
}

ir::BlockId BodyBuilder::new_block() {
  function_.blocks.emplace_back();
  function_.blocks.back().terminator.kind = ir::TerminatorKind::kUnreachable;
  has_throwing_.push_back(false);
  return static_cast<ir::BlockId>(function_.blocks.size() - 1);
}

void BodyBuilder::start(ir::BlockId block) { current_ = block; }

// A block has one unwind edge: it must suit all events in it that may throw.
void BodyBuilder::prepare_to_throw() {
  ir::BlockId target = landing();
  if (has_throwing_[current_] && function_.blocks[current_].unwind != target) {
    ir::BlockId next = new_block();
    jump(next);
    start(next);
  }
  has_throwing_[current_] = true;
  function_.blocks[current_].unwind = target;
}

void BodyBuilder::emit(ir::Event event) {
  if (!is_reachable() || is_over_budget()) return;
  ++events_;
  if (event.may_throw) prepare_to_throw();
  function_.blocks[current_].events.push_back(std::move(event));
}

const ir::Event* BodyBuilder::last_event() const {
  if (!is_reachable() || function_.blocks[current_].events.empty())
    return nullptr;
  return &function_.blocks[current_].events.back();
}

void BodyBuilder::let_last_event_throw() {
  if (!is_reachable() || function_.blocks[current_].events.empty()) return;
  ir::Event last = std::move(function_.blocks[current_].events.back());
  function_.blocks[current_].events.pop_back();
  --events_;
  last.may_throw = true;
  emit(std::move(last));
}

void BodyBuilder::jump(ir::BlockId target) {
  if (!is_reachable()) return;
  ir::Terminator& end = function_.blocks[current_].terminator;
  end.kind = ir::TerminatorKind::kGoto;
  end.targets = {target};
  current_ = ir::kNone;
}

void BodyBuilder::branch(ir::Condition condition, ir::BlockId yes,
                         ir::BlockId no, ir::Range range) {
  if (!is_reachable()) return;
  ir::Terminator& end = function_.blocks[current_].terminator;
  end.kind = ir::TerminatorKind::kBranch;
  end.condition = std::move(condition);
  end.targets = {yes, no};
  end.range = range;
  current_ = ir::kNone;
}

ir::BlockId BodyBuilder::switch_block(ir::Range range) {
  if (!is_reachable()) return ir::kNone;
  ir::Terminator& end = function_.blocks[current_].terminator;
  end.kind = ir::TerminatorKind::kSwitch;
  end.range = range;
  return std::exchange(current_, ir::kNone);
}

void BodyBuilder::add_target(ir::BlockId block, ir::BlockId target) {
  if (block != ir::kNone)
    function_.blocks[block].terminator.targets.push_back(target);
}

void BodyBuilder::leave_function(ir::Range range) {
  if (!is_reachable()) return;
  ir::Terminator& end = function_.blocks[current_].terminator;
  end.kind = ir::TerminatorKind::kReturn;
  end.range = range;
  current_ = ir::kNone;
}

void BodyBuilder::raise(ir::Event event) {
  if (!is_reachable()) return;
  event.may_throw = true;
  ir::Range range = event.range;
  emit(std::move(event));
  ir::Block& block = function_.blocks[current_];
  block.terminator.range = range;
  block.terminator.kind = block.unwind == ir::kNone
                              ? ir::TerminatorKind::kUnwind
                              : ir::TerminatorKind::kUnreachable;
  current_ = ir::kNone;
}

void BodyBuilder::unwind() {
  if (!is_reachable()) return;
  function_.blocks[current_].terminator.kind = ir::TerminatorKind::kUnwind;
  current_ = ir::kNone;
}

void BodyBuilder::stop() { current_ = ir::kNone; }

void BodyBuilder::push(Cleanup cleanup) {
  cleanup.identity = next_identity_++;
  cleanups_.push_back(std::move(cleanup));
}

void BodyBuilder::clean(const Cleanup& cleanup, const ir::Place* without) {
  bool is_elided = without != nullptr && *without == cleanup.place;
  if (cleanup.destructor != ir::kNone && !is_elided) {
    ir::Event call;
    call.kind = ir::EventKind::kCall;
    call.callee = cleanup.destructor;
    call.range = cleanup.range;
    call.is_implicit = true;
    call.args.push_back({.kind = ir::OperandKind::kBorrowMut,
                         .place = cleanup.destroyed,
                         .type = cleanup.type,
                         .range = cleanup.range});
    emit(std::move(call));
  }
  if (cleanup.place.is_nothing()) return;
  ir::Event kill;
  kill.kind = ir::EventKind::kKill;
  kill.place = cleanup.place;
  kill.range = cleanup.range;
  kill.is_implicit = true;
  emit(std::move(kill));
}

void BodyBuilder::leave_to(std::size_t depth, const ir::Place* without) {
  for (std::size_t i = cleanups_.size(); i > depth; --i)
    if (!cleanups_[i - 1].is_only_for_exceptions)
      clean(cleanups_[i - 1], without);
}

void BodyBuilder::pop_to(std::size_t depth) {
  std::vector<Cleanup> kept;
  while (cleanups_.size() > depth) {
    Cleanup last = std::move(cleanups_.back());
    cleanups_.pop_back();
    if (last.outlives_expression)
      kept.push_back(std::move(last));
    else if (!last.is_only_for_exceptions)
      clean(last);
  }
  for (std::size_t i = kept.size(); i > 0; --i) {
    kept[i - 1].outlives_expression = false;
    kept[i - 1].landing = ir::kNone;
    push(std::move(kept[i - 1]));
  }
}

void BodyBuilder::jump_between(ir::BlockId from,
                               const std::vector<Cleanup>& inner,
                               const std::vector<Cleanup>& outer,
                               ir::BlockId target) {
  std::size_t common = 0;
  while (common < inner.size() && common < outer.size() &&
         inner[common].identity == outer[common].identity)
    ++common;
  ir::BlockId resumed = std::exchange(current_, from);
  for (std::size_t i = inner.size(); i > common; --i)
    if (!inner[i - 1].is_only_for_exceptions) clean(inner[i - 1]);
  jump(target);
  current_ = resumed;
}

ir::BlockId BodyBuilder::landing_of(std::size_t depth) {
  if (depth == 0) return ir::kNone;
  if (cleanups_[depth - 1].landing != ir::kNone)
    return cleanups_[depth - 1].landing;
  ir::BlockId outer = landing_of(depth - 1);
  ir::BlockId resumed = current_;
  ir::BlockId block = new_block();
  cleanups_[depth - 1].landing = block;
  start(block);
  clean(cleanups_[depth - 1]);
  if (outer != ir::kNone)
    jump(outer);
  else
    function_.blocks[block].terminator.kind = ir::TerminatorKind::kUnwind;
  current_ = resumed;
  return block;
}

ir::Function BodyBuilder::finish() {
  simplify(function_);
  return std::move(function_);
}

}  // namespace fearless::lower
