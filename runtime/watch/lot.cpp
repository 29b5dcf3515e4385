// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/lot.h"

namespace fearless::detail::watch {
namespace {

constexpr std::uintptr_t kLots = 256;
constinit Lot lots[kLots];

}  // namespace

Lot& Lot::of(const void* word) noexcept {
  const auto address = reinterpret_cast<std::uintptr_t>(word);
  return lots[(address >> 2 ^ address >> 10 ^ address >> 18) % kLots];
}

void Lot::empty_all() noexcept {
  for (Lot& lot : lots) lot.empty();
}

}  // namespace fearless::detail::watch
