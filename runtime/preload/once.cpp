// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The hook of pthread_once, which std::call_once is made of. Whoever runs the
// initialiser holds the control until that returns. If it throws, glibc lets
// the next one try, and a destructor here tells the watcher; in a program
// without a C++ runtime there is nobody to run it and nobody who throws.

#include "runtime/preload/call_site.h"
#include "runtime/preload/object.h"
#include "runtime/preload/real.h"
#include "runtime/preload/wait.h"

__asm__(".weak __gxx_personality_v0");
__asm__(".weak _Unwind_Resume");
__asm__(".weak __cxa_begin_catch");
__asm__(".weak _ZSt9terminatev");

namespace fearless::preload {
namespace {

constexpr int kDone = 2;  // in the control

struct Call {
  const Object* object;
  void (*run)();
  Site site;
  Blocked* blocked;  // until it is this thread's turn; null: it did not wait
};
constinit thread_local const Call* current_call = nullptr;

struct Running {
  explicit Running(const Call& call) noexcept : object(*call.object) {
    detail::watch::acquired(object, Mode::kExclusive, How::kTried, call.site);
  }
  ~Running() { detail::watch::released(object, Mode::kExclusive); }
  const Object& object;
};

void run_current() {
  const Call call = *current_call;
  if (call.blocked) call.blocked->finish();
  Running running(call);
  call.run();
}

}  // namespace
}  // namespace fearless::preload

using namespace fearless;
using namespace fearless::preload;

FEARLESS_HOOK(int, pthread_once, pthread_once_t* control, void (*run)()) {
  const std::atomic_ref<int> state(*control);
  if ((state.load(std::memory_order_acquire) & kDone) != 0) return 0;
  Site site = FEARLESS_CALL_SITE();
  add_calls_of_program(site, __builtin_frame_address(0));
  Object* const object = find_or_meet(control, Kind::kOnce, site);
  if (!object) return real().pthread_once(control, run);
  // Only who finds it in progress can have to wait.
  if ((state.load(std::memory_order_acquire) & 1) == 0) {
    const Call call{object, run, site, nullptr};
    current_call = &call;
    return real().pthread_once(control, run_current);
  }
  Blocked blocked(object, Wait::kOnce, site);
  const Call call{object, run, site, &blocked};
  current_call = &call;
  blocked.start();
  const int error = real().pthread_once(control, run_current);
  blocked.finish();
  return error;
}
