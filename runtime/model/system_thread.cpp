// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/system_thread.h"

#include "fearless/detail/model/active.h"

namespace fearless::detail::model {

SystemThread::SystemThread(Entry entry, void* argument) {
  thread_ = std::thread([this, entry, argument, execution = active] {
    if (setjmp(base_) == 0) {
      await_turn();
      active = execution;
      entry(argument);
    }
    active = nullptr;  // thread_local data end outside of the test
  });
}

SystemThread::~SystemThread() {
  if (!thread_.joinable()) return;
  is_abandoned_ = true;
  turn_.release();
  thread_.join();
}

// The way out of a thread is a jump: unwinding would run destructors of a
// program that has already gone wrong.
void SystemThread::await_turn() {
  turn_.acquire();
  if (is_abandoned_) std::longjmp(base_, 1);
}

void SystemThread::resume(SystemThread& from, bool is_over) {
  came_from_ = &from;
  from.is_over_ = is_over;
  turn_.release();
  if (is_over) std::longjmp(from.base_, 1);
  from.await_turn();
  SystemThread& last = *from.came_from_;
  if (last.is_over_) last.thread_.join();
}

}  // namespace fearless::detail::model
