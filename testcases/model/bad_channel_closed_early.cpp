// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The receiver goes when it has what it wants; the sender counts on it.
#include "testcases/model/case.h"

BAD(channel_closed_early, kException) {
  auto [tx, rx] = fearless::sync_channel<int>(1);
  auto sender = fearless::spawn("sender", [tx = std::move(tx)] {
    for (int i = 0; i < 2; ++i) tx.send(i).unwrap();
  });
  (void)rx.recv();
  rx.reset();
  sender.join();
}
