// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The functions behind the hooks: those that the program would have called
// without us. Looked up together, by the first hook or when the library is
// loaded, whichever comes first; that takes no memory. Any thread.

#ifndef FEARLESS_RUNTIME_PRELOAD_REAL_H_
#define FEARLESS_RUNTIME_PRELOAD_REAL_H_

#include <pthread.h>
#include <semaphore.h>

#include <atomic>

namespace fearless::preload {

struct Real {
#define FEARLESS_REAL(name) decltype(&::name) name = nullptr;
#include "runtime/preload/real.def"
#undef FEARLESS_REAL
};

extern constinit Real functions;
extern constinit std::atomic<bool> are_found;
[[gnu::cold]] void find_functions() noexcept;

inline const Real& real() noexcept {
  if (!are_found.load(std::memory_order_acquire)) [[unlikely]]
    find_functions();
  return functions;
}

}  // namespace fearless::preload

// A function that stands in for the one of that name. Its own name differs,
// since the system's header declares that one.
#define FEARLESS_HOOK(result, name, ...)                            \
  extern "C" [[gnu::visibility("default")]] result fearless_##name( \
      __VA_ARGS__) __asm__(#name);                                  \
  extern "C" result fearless_##name(__VA_ARGS__)

#endif  // FEARLESS_RUNTIME_PRELOAD_REAL_H_
