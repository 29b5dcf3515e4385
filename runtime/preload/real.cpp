// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/preload/real.h"

#include <dlfcn.h>

#include <string_view>

namespace fearless::preload {
namespace {

// A lookup that fails allocates, and whoever allocates may lock: then what is
// there already must do.
constinit thread_local bool is_finding = false;

// Condition variables have had two forms where there was a glibc before 2.3.2;
// a lookup without a version may give the old one.
void* find(std::string_view name) noexcept {
#ifdef __x86_64__
  if (name.starts_with("pthread_cond_") && !name.ends_with("clockwait")) {
    return dlvsym(RTLD_NEXT, name.data(), "GLIBC_2.3.2");
  }
#endif
  return dlsym(RTLD_NEXT, name.data());
}

[[gnu::constructor(101)]] void find_at_start() { find_functions(); }

}  // namespace

constinit Real functions;
constinit std::atomic<bool> are_found = false;

void find_functions() noexcept {
  if (is_finding) return;
  is_finding = true;
#define FEARLESS_REAL(name) \
  functions.name = reinterpret_cast<decltype(functions.name)>(find(#name));
#include "runtime/preload/real.def"
#undef FEARLESS_REAL
  is_finding = false;
  are_found.store(true, std::memory_order_release);
}

}  // namespace fearless::preload
