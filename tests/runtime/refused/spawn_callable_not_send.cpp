// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With FIXED defined it compiles; without, this is said:
//~ must stay on its thread (an Rc, a guard
#include "fearless/rc.h"
#include "fearless/thread.h"

// A callable of the user's own, whose author says what the members are.
struct PrintPage {
  fearless::Rc<int> page;
  void operator()() const {}
};
#ifndef FIXED
template <>
inline constexpr bool fearless::is_send_v<PrintPage> = false;
#endif

int main() { fearless::spawn(PrintPage{}).join(); }
