// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which calls of unknown code under a lock can come back to that lock. Three
// kinds can: a callable that others stored in the object of the lock; a
// function of the caller's under a lock that the caller cannot see; a virtual
// function of the object itself that others override. The lock must be one
// that other functions of the class take, and a callable must not be what only
// its own class could have put there: a service it was made with, an only
// owner's object, a clock.

#ifndef FEARLESS_CHECKER_LINK_CALLBACKS_H_
#define FEARLESS_CHECKER_LINK_CALLBACKS_H_

#include <map>
#include <string>
#include <vector>

#include "checker/link/knowledge.h"
#include "checker/link/lock_kind.h"

namespace fearless::link {

struct CallbackUnderLock {
  enum class Kind : std::uint8_t { kStored, kParameter, kHook };
  Kind kind = Kind::kStored;
  ir::FunctionId frame = ir::kNone;
  const analysis::Operation* call = nullptr;
  const analysis::HeldLock* held = nullptr;
  ir::Place callable;  // in the frame: the member, the parameter, `this`
  std::vector<std::string> takers;  // other functions that take the lock
};

class Callbacks {
 public:
  explicit Callbacks(const Program::Knowledge& knowledge);
  // Each from the nearest function that sees call and lock.
  std::vector<CallbackUnderLock> find() const;

 private:
  using Lock = std::pair<bool, std::uint32_t>;  // a member, or a global

  bool judge(CallbackUnderLock& callback) const;
  bool judge_stored(CallbackUnderLock& callback) const;
  bool judge_parameter(const CallbackUnderLock& callback) const;
  bool judge_hook(const CallbackUnderLock& callback) const;
  ir::Place origin_of(ir::FunctionId frame, const ir::Place& callable) const;
  bool is_within_reach(const analysis::Frame& frame, const ir::Place& lock,
                       const ir::Place& callable) const;
  bool is_registered(ir::FieldId member, ir::FieldId lock) const;
  bool is_set_later(ir::FieldId member) const;
  const ir::Event* event_of(const analysis::Operation& call) const;
  void note_takers(ir::FunctionId id);

  const Program::Knowledge& k_;
  LockKinds kinds_;
  std::map<Lock, std::vector<ir::FunctionId>> takers_;
};

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_CALLBACKS_H_
