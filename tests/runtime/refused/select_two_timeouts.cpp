// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With FIXED defined it compiles; without, this is said:
//~ one `after` or one `otherwise`, not both
#include "fearless/select.h"

int main() {
  auto [tx, rx] = fearless::channel<int>();
  using std::chrono::milliseconds;
#ifdef FIXED
  fearless::select(fearless::recv(rx, [](auto) {}),
                   fearless::after(milliseconds(1), [] {}));
#else
  fearless::select(fearless::recv(rx, [](auto) {}),
                   fearless::after(milliseconds(1), [] {}),
                   fearless::otherwise([] {}));
#endif
}
