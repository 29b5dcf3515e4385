// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// moby_30408: activating a plugin fails, and the error path does not tell those
// who wait for the plugin.
// kind: still deadlocks
// expect: DEADLOCK
// driven: by order of start
#include "fearless/channel.h"
#include "fearless/condvar.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

struct Plugin {
  struct State {
    bool is_activated = false;
    bool has_failed = false;
  };
  fearless::Mutex<State> state;
  fearless::Condvar changed;

  bool wait_active() {
    auto now = state.lock();
    changed.wait(now, [](State& s) { return s.is_activated; });
    return !now->has_failed;
  }
  void activate() {
    auto now = state.lock();
    now->has_failed = true;
    if (now->has_failed) return;  // neither activated nor a notify
    now->is_activated = true;
    changed.notify_all();
  }
};

int main() {
  Plugin plugin;
  auto [done, waited] = fearless::channel<bool>("waited");
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("waiter", [&] { (void)done.send(plugin.wait_active()); });
    plugin.activate();
    (void)waited.recv();
  });
}
