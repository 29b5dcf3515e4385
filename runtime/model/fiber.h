// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Threads of a model test: contexts that the explorer switches by itself, in
// nanoseconds, all on one thread of the system. A switch saves what a call
// must keep, and the record of exceptions in flight, which the C++ runtime
// keeps per system thread. AddressSanitizer and ThreadSanitizer are told.
//
// (The shape of the switch is that of Boost.Context's fcontext; the code is our
// own. Where we have none for the processor, ucontext does it, slower.) Where
// threads of the system are asked for, a fiber is one of these.

#ifndef FEARLESS_RUNTIME_MODEL_FIBER_H_
#define FEARLESS_RUNTIME_MODEL_FIBER_H_

#include <cstddef>
#include <memory>
#include <vector>

#include "runtime/model/system_thread.h"

namespace fearless::detail::model {

// Memory with a page below it that faults, so that an overflow is a crash at
// its place and not a mystery elsewhere.
class Stack {
 public:
  static constexpr std::size_t kSize = 256 << 10;
  Stack();  // throws bad_alloc
  ~Stack();
  Stack(const Stack&) = delete;
  Stack& operator=(const Stack&) = delete;
  std::byte* bottom() const noexcept { return bottom_; }

  // One that was given back, or a new one. The system takes longer to map a
  // stack than a small test takes to be explored.
  static std::unique_ptr<Stack> take();
  static void give_back(std::unique_ptr<Stack> stack);
  // ThreadSanitizer's idea of who runs on it: it takes longer over a new one
  // than a small test takes.
  void* sanitizer_fiber();

 private:
  void end_sanitizer_fiber();

  std::byte* bottom_;
  void* sanitizer_fiber_ = nullptr;
  [[maybe_unused]] unsigned uses_ = 0;  // of that
  [[maybe_unused]] int process_ = 0;    // it was made in
};

class Fiber {
 public:
  using Entry = void (*)(void* argument);

  // The context of the calling system thread.
  Fiber();
  // One that will call `entry`, which must not return but switch away.
  Fiber(Stack& stack, Entry entry, void* argument);
  // The same as a thread of the system.
  Fiber(Entry entry, void* argument);
  ~Fiber();
  Fiber(const Fiber&) = delete;
  Fiber& operator=(const Fiber&) = delete;

  // Leaves `from`, which is running, and goes on with this one.
  void resume(Fiber& from) noexcept;
  // The same; `from` will never go on.
  void resume_for_good(Fiber& from) noexcept;

 private:
  struct Platform;
  static void run(Fiber* self) noexcept;
  void arrived() noexcept;
  void switch_from(Fiber& from, bool is_over) noexcept;

  std::unique_ptr<SystemThread> thread_;
  void* stack_pointer_ = nullptr;
  Stack* stack_ = nullptr;
  Entry entry_ = nullptr;
  void* argument_ = nullptr;
  Fiber* came_from_ = nullptr;
  void* exceptions_[2] = {};
  void* its_exceptions_ = nullptr;   // where the system thread has them
  void* fake_stack_ = nullptr;       // AddressSanitizer's
  const void* bottom_ = nullptr;     // likewise
  std::size_t size_ = 0;             // likewise
  void* sanitizer_fiber_ = nullptr;  // ThreadSanitizer's
#if !defined(__x86_64__) && !defined(__aarch64__)
  std::unique_ptr<Platform> platform_;
#endif
};

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_FIBER_H_
