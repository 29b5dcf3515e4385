// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Builds the blocks of one function: where events go, what dies at the end of
// which scope, and where an exception leads. It knows nothing of Clang's AST.
//
// Scopes are a stack of cleanups. Leaving a scope emits its cleanups last to
// first; a jump out of several scopes emits all of theirs; an event that may
// throw gives its block an unwind edge to a chain of landing blocks, one for
// each cleanup, made when first needed. An event that cannot be reached is
// dropped. Code that leaves by `goto` may jump forward to a label that is not
// known yet: its cleanups are emitted when the label is met.

#ifndef FEARLESS_CHECKER_LOWER_BODY_BUILDER_H_
#define FEARLESS_CHECKER_LOWER_BODY_BUILDER_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "checker/ir/function.h"

namespace fearless::lower {

// What happens to one thing when its scope ends.
struct Cleanup {
  ir::Place place;      // killed, unless nothing
  ir::Place destroyed;  // argument of the destructor: the place or its elements
  ir::TypeId type = ir::kNone;           // of what is destroyed
  std::uint32_t destructor = ir::kNone;  // callee, when one is to be called
  ir::Range range;                       // where the scope ends
  ir::BlockId landing = ir::kNone;       // a try block: its handlers
  bool is_try = false;
  bool outlives_expression = false;     // a temporary whose life is extended
  bool is_only_for_exceptions = false;  // members of a half-made object
  unsigned identity = 0;
};

class BodyBuilder {
 public:
  explicit BodyBuilder(std::size_t max_events);

  ir::Function& function() { return function_; }
  ir::LocalId add_local(ir::Local local);

  ir::BlockId new_block();
  void start(ir::BlockId block);
  bool is_reachable() const { return current_ != ir::kNone; }
  ir::BlockId current() const { return current_; }
  bool is_over_budget() const { return events_ > max_events_; }

  void emit(ir::Event event);
  std::size_t event_count() const { return events_; }
  // The event that was emitted last in this block; nullptr: none yet.
  const ir::Event* last_event() const;
  // The event that was emitted last may throw, it turns out.
  void let_last_event_throw();
  void jump(ir::BlockId target);
  void branch(ir::Condition condition, ir::BlockId yes, ir::BlockId no,
              ir::Range range);
  // Ends the current block with a switch; targets may be added to it later.
  ir::BlockId switch_block(ir::Range range);
  void add_target(ir::BlockId block, ir::BlockId target);
  void leave_function(ir::Range range);
  void raise(ir::Event event);  // `throw`
  void unwind();                // ends a block: out of the function
  void stop();                  // nothing after this is reached

  std::size_t depth() const { return cleanups_.size(); }
  void push(Cleanup cleanup);
  // Emits what dies above `depth`, innermost first, and keeps the stack.
  void leave_to(std::size_t depth, const ir::Place* without = nullptr);
  // The same, and the scopes are over.
  void pop_to(std::size_t depth);
  std::vector<Cleanup> cleanups() const { return cleanups_; }
  // From here to a label with this stack: emits what dies, then jumps.
  void jump_between(ir::BlockId from, const std::vector<Cleanup>& inner,
                    const std::vector<Cleanup>& outer, ir::BlockId target);
  // Where an exception goes from here; kNone: out of the function.
  ir::BlockId landing() { return landing_of(cleanups_.size()); }

  ir::Function finish();

 private:
  void clean(const Cleanup& cleanup, const ir::Place* without = nullptr);
  ir::BlockId landing_of(std::size_t depth);
  void prepare_to_throw();

  ir::Function function_;
  ir::BlockId current_ = ir::kNone;
  std::vector<Cleanup> cleanups_;
  std::vector<bool> has_throwing_;  // by block
  std::size_t events_ = 0;
  std::size_t max_events_;
  unsigned next_identity_ = 1;
};

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_BODY_BUILDER_H_
