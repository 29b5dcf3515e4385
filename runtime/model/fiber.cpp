// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/fiber.h"

#include <cxxabi.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>
#include <new>
#include <utility>

#if !defined(__x86_64__) && !defined(__aarch64__)
#include <ucontext.h>
#endif

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define FEARLESS_ASAN 1
#endif
#if __has_feature(thread_sanitizer)
#define FEARLESS_TSAN 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define FEARLESS_ASAN 1
#endif
#if defined(__SANITIZE_THREAD__)
#define FEARLESS_TSAN 1
#endif
#if FEARLESS_ASAN
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#endif
#if FEARLESS_TSAN
#include <sanitizer/tsan_interface.h>
#endif

// Saves what the callee must keep on the stack of the one who leaves, stores
// its stack pointer in *from, and takes the other's from `to`. Floating-point
// modes are left as they are: tests that change them per thread are not ours.
extern "C" void fearless_model_switch(void** from, void* to) noexcept;

#if defined(__x86_64__)
asm(R"(
.text
.globl fearless_model_switch
.hidden fearless_model_switch
.type fearless_model_switch, @function
.p2align 4
fearless_model_switch:
  .cfi_startproc
  pushq %rbp
  pushq %rbx
  pushq %r12
  pushq %r13
  pushq %r14
  pushq %r15
  movq %rsp, (%rdi)
  movq %rsi, %rsp
  popq %r15
  popq %r14
  popq %r13
  popq %r12
  popq %rbx
  popq %rbp
  ret
  .cfi_endproc
.size fearless_model_switch, .-fearless_model_switch
.globl fearless_model_start
.hidden fearless_model_start
.type fearless_model_start, @function
fearless_model_start:
  .cfi_startproc
  .cfi_undefined rip
  movq %r12, %rdi
  callq *%r13
  ud2
  .cfi_endproc
.size fearless_model_start, .-fearless_model_start
)");
#elif defined(__aarch64__)
asm(R"(
.text
.globl fearless_model_switch
.hidden fearless_model_switch
.type fearless_model_switch, %function
.p2align 4
fearless_model_switch:
  .cfi_startproc
  sub sp, sp, #160
  stp x19, x20, [sp, #0]
  stp x21, x22, [sp, #16]
  stp x23, x24, [sp, #32]
  stp x25, x26, [sp, #48]
  stp x27, x28, [sp, #64]
  stp x29, x30, [sp, #80]
  stp d8, d9, [sp, #96]
  stp d10, d11, [sp, #112]
  stp d12, d13, [sp, #128]
  stp d14, d15, [sp, #144]
  mov x9, sp
  str x9, [x0]
  mov sp, x1
  ldp x19, x20, [sp, #0]
  ldp x21, x22, [sp, #16]
  ldp x23, x24, [sp, #32]
  ldp x25, x26, [sp, #48]
  ldp x27, x28, [sp, #64]
  ldp x29, x30, [sp, #80]
  ldp d8, d9, [sp, #96]
  ldp d10, d11, [sp, #112]
  ldp d12, d13, [sp, #128]
  ldp d14, d15, [sp, #144]
  add sp, sp, #160
  ret
  .cfi_endproc
.size fearless_model_switch, .-fearless_model_switch
.globl fearless_model_start
.hidden fearless_model_start
.type fearless_model_start, %function
fearless_model_start:
  .cfi_startproc
  .cfi_undefined x30
  mov x0, x19
  blr x20
  brk #0
  .cfi_endproc
.size fearless_model_start, .-fearless_model_start
)");
#endif
extern "C" void fearless_model_start() noexcept;

namespace fearless::detail::model {

Stack::Stack() {
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  void* const memory = mmap(nullptr, page + kSize, PROT_READ | PROT_WRITE,
                            MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) throw std::bad_alloc();
  mprotect(memory, page, PROT_NONE);
  bottom_ = static_cast<std::byte*>(memory) + page;
}

Stack::~Stack() {
  end_sanitizer_fiber();
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  munmap(bottom_ - page, page + kSize);
}

// Whoever leaves a stack for good leaves the calls that it was in on the list
// that ThreadSanitizer keeps of them, which has an end. And what it knows of a
// fiber is not so any more in a forked process.
void* Stack::sanitizer_fiber() {
#if FEARLESS_TSAN
  constexpr unsigned kMostUses = 256;
  if (uses_ == 0 || uses_ == kMostUses || process_ != getpid()) {
    end_sanitizer_fiber();
    sanitizer_fiber_ = __tsan_create_fiber(0);
    process_ = getpid();
  }
  ++uses_;
#endif
  return sanitizer_fiber_;
}

void Stack::end_sanitizer_fiber() {
#if FEARLESS_TSAN
  if (sanitizer_fiber_) __tsan_destroy_fiber(sanitizer_fiber_);
  sanitizer_fiber_ = nullptr;
  uses_ = 0;
#endif
}

namespace {

thread_local std::vector<std::unique_ptr<Stack>> spare_stacks;

}  // namespace

std::unique_ptr<Stack> Stack::take() {
  if (spare_stacks.empty()) return std::make_unique<Stack>();
  std::unique_ptr<Stack> stack = std::move(spare_stacks.back());
  spare_stacks.pop_back();
  return stack;
}

// Without its fiber: who forks now has no threads, for all that
// ThreadSanitizer knows.
void Stack::give_back(std::unique_ptr<Stack> stack) {
  stack->end_sanitizer_fiber();
  spare_stacks.push_back(std::move(stack));
}

#if !defined(__x86_64__) && !defined(__aarch64__)
struct Fiber::Platform {
  ucontext_t context;
};
#endif

Fiber::Fiber() : its_exceptions_(abi::__cxa_get_globals()) {
#if FEARLESS_TSAN
  sanitizer_fiber_ = __tsan_get_current_fiber();
#endif
#if !defined(__x86_64__) && !defined(__aarch64__)
  platform_ = std::make_unique<Platform>();
#endif
}

Fiber::Fiber(Stack& stack, Entry entry, void* argument)
    : stack_(&stack),
      entry_(entry),
      argument_(argument),
      bottom_(stack.bottom()),
      size_(Stack::kSize) {
#if FEARLESS_ASAN
  // Whoever had this stack before may have left it in the middle.
  __asan_unpoison_memory_region(stack.bottom(), Stack::kSize);
#endif
  sanitizer_fiber_ = stack.sanitizer_fiber();
#if defined(__x86_64__)
  auto** top = reinterpret_cast<void**>(stack.bottom() + Stack::kSize) - 2;
  *--top = reinterpret_cast<void*>(&fearless_model_start);
  *--top = nullptr;                               // rbp
  *--top = nullptr;                               // rbx
  *--top = this;                                  // r12
  *--top = reinterpret_cast<void*>(&Fiber::run);  // r13
  *--top = nullptr;                               // r14
  *--top = nullptr;                               // r15
  stack_pointer_ = top;
#elif defined(__aarch64__)
  auto** top = reinterpret_cast<void**>(stack.bottom() + Stack::kSize) - 20;
  std::memset(top, 0, 160);
  top[0] = this;                                             // x19
  top[1] = reinterpret_cast<void*>(&Fiber::run);             // x20
  top[11] = reinterpret_cast<void*>(&fearless_model_start);  // x30
  stack_pointer_ = top;
#else
  platform_ = std::make_unique<Platform>();
  getcontext(&platform_->context);
  platform_->context.uc_stack.ss_sp = stack.bottom();
  platform_->context.uc_stack.ss_size = Stack::kSize;
  platform_->context.uc_link = nullptr;
  static thread_local Fiber* starting;
  makecontext(&platform_->context, [] { run(starting); }, 0);
  starting = this;
#endif
}

Fiber::Fiber(Entry entry, void* argument)
    : thread_(std::make_unique<SystemThread>(entry, argument)) {}

Fiber::~Fiber() = default;

void Fiber::run(Fiber* self) noexcept {
  self->arrived();
  self->entry_(self->argument_);
}

// The first thing on the stack of the one who goes on.
void Fiber::arrived() noexcept {
#if FEARLESS_ASAN
  __sanitizer_finish_switch_fiber(fake_stack_, &came_from_->bottom_,
                                  &came_from_->size_);
#endif
}

void Fiber::resume(Fiber& from) noexcept { switch_from(from, false); }
void Fiber::resume_for_good(Fiber& from) noexcept { switch_from(from, true); }

void Fiber::switch_from(Fiber& from, [[maybe_unused]] bool is_over) noexcept {
  if (thread_ || from.thread_) {
    if (!from.thread_) from.thread_ = std::make_unique<SystemThread>();
    return thread_->resume(*from.thread_, is_over);
  }
  came_from_ = &from;
  static_assert(sizeof exceptions_ == 16);
  // Two words: what is caught, how many are in flight.
  its_exceptions_ = from.its_exceptions_;
  std::memcpy(from.exceptions_, its_exceptions_, sizeof exceptions_);
  std::memcpy(its_exceptions_, exceptions_, sizeof exceptions_);
#if FEARLESS_ASAN
  __sanitizer_start_switch_fiber(is_over ? nullptr : &from.fake_stack_, bottom_,
                                 size_);
#endif
#if FEARLESS_TSAN
  __tsan_switch_to_fiber(sanitizer_fiber_, 0);
#endif
#if defined(__x86_64__) || defined(__aarch64__)
  fearless_model_switch(&from.stack_pointer_, stack_pointer_);
#else
  swapcontext(&from.platform_->context, &platform_->context);
#endif
  from.arrived();
}

}  // namespace fearless::detail::model
