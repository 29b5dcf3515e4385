// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a Fiber is made of where the code under test needs threads of the system
// (ModelOptions::system_threads): one that runs only when another hands over to
// it and waits, so that still one at a time runs. Each has its thread_local
// data, which end with it and before anybody else goes on.
//
// A switch is two calls of the kernel, some microseconds instead of
// nanoseconds.

#ifndef FEARLESS_RUNTIME_MODEL_SYSTEM_THREAD_H_
#define FEARLESS_RUNTIME_MODEL_SYSTEM_THREAD_H_

#include <csetjmp>
#include <semaphore>
#include <thread>

namespace fearless::detail::model {

class SystemThread {
 public:
  using Entry = void (*)(void* argument);

  SystemThread() = default;  // the calling one
  // One that will call `entry`. Throws std::system_error.
  SystemThread(Entry entry, void* argument);
  // Of one that has not ended: its frames are left, and nobody's destructors
  // are run but those of its thread_local data.
  ~SystemThread();
  SystemThread(const SystemThread&) = delete;
  SystemThread& operator=(const SystemThread&) = delete;

  // Hands over to this one; returns when somebody hands over to `from`, or
  // never, if that is over. REQUIRES: `from` is the calling one.
  void resume(SystemThread& from, bool is_over);

 private:
  void await_turn();

  std::binary_semaphore turn_{0};
  std::jmp_buf base_;
  SystemThread* came_from_ = nullptr;
  bool is_over_ = false;
  bool is_abandoned_ = false;
  std::thread thread_;
};

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_SYSTEM_THREAD_H_
