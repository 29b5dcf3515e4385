// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With FIXED defined it compiles; without, this is said:
//~ must stay on its thread (it is not Send)
#include "fearless/arc.h"
#include "fearless/channel.h"
#include "fearless/rc.h"

int main() {
  auto [arc_tx, arc_rx] = fearless::channel<fearless::Arc<int>>();
  auto [rc_tx, rc_rx] = fearless::channel<fearless::Rc<int>>();
#ifdef FIXED
  arc_tx.send(fearless::make_arc<int>(1)).unwrap();
#else
  rc_tx.send(fearless::make_rc<int>(1)).unwrap();
#endif
}
