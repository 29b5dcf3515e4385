// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The sender stops when nobody listens.
#include "testcases/model/case.h"

OK(channel_closed_early) {
  auto [tx, rx] = fearless::sync_channel<int>(1);
  auto sender = fearless::spawn("sender", [tx = std::move(tx)] {
    for (int i = 0; i < 2; ++i) {
      if (!tx.send(i)) return;
    }
  });
  (void)rx.recv();
  rx.reset();
  sender.join();
}
