// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// moby_33293: a function sends its error to a channel that it has not yet
// returned to who would receive.
// kind: still deadlocks
// expect: DEADLOCK
// options: attribution=1
// driven: in order, one thread does it all, while main goes on
#include <utility>

#include "../drive.h"
#include "fearless/channel.h"
#include "fearless/thread.h"

fearless::Receiver<int> wait_for_container(bool is_known) {
  auto [status, waiting] = fearless::sync_channel<int>(0, "status");
  if (!is_known) (void)status.send(-1);
  return std::move(waiting);
}

int main() {
  auto attach =
      fearless::spawn("attach", [] { (void)wait_for_container(false).recv(); });
  main_goes_on();
}
