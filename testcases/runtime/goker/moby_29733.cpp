// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// moby_29733: a plugin waits until it is active; the code that enables it tells
// nobody.
// kind: still deadlocks
// expect: DEADLOCK
// driven: by order of start
#include <string>
#include <vector>

#include "fearless/condvar.h"
#include "fearless/mutex.h"
#include "fearless/rwlock.h"
#include "fearless/thread.h"

struct Plugin {
  fearless::Mutex<bool> is_active;
  fearless::Condvar activated;

  void wait_active() {
    auto active = is_active.lock();
    activated.wait(active, [](bool yes) { return yes; });
  }
};

struct Plugins {
  fearless::RwLock<std::vector<std::string>> handlers;
  Plugin plugin;

  void handle(const std::string& interface) {
    handlers.write()->push_back(interface);
    // Here plugin.activated was to be notified.
  }
};

int main() {
  Plugins plugins;
  auto& plugin = plugins.plugin;
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("waiter", [&] { plugin.wait_active(); });
    plugins.handle("volume");
  });
}
