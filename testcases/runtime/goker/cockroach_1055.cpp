// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// cockroach_1055: the stopper keeps its lock while it waits for a task that
// needs that lock to go on; workers wait for the stop that would come next.
// kind: still deadlocks
// expect: DEADLOCK
// driven: by a latch
#include <utility>
#include <vector>

#include "../drive.h"
#include "fearless/channel.h"
#include "fearless/latch.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

struct Stopper {
  fearless::Mutex<bool> is_draining;
  Drive has_lock{1};
  fearless::latch drained{1};  // tasks that run
  std::vector<fearless::Sender<int>> stop;

  bool start_task() { return !*is_draining.lock(); }
  void quiesce() {
    auto draining = is_draining.lock();
    *draining = true;
    has_lock.count_down();
    drained.wait();
    stop.clear();
  }
};

int main() {
  Stopper stopper;
  fearless::scope([&](fearless::Scope& threads) {
    for (const char* name : {"worker-1", "worker-2"}) {
      auto [stop, stopped] = fearless::channel<int>("stopped");
      stopper.stop.push_back(std::move(stop));
      threads.spawn(name, [stopped = std::move(stopped)]() mutable {
        (void)stopped.recv();
      });
    }
    threads.spawn("task", [&] {
      stopper.has_lock.wait();
      stopper.start_task();  // one more, before this one is done
      stopper.drained.count_down();
    });
    threads.spawn("stopper", [&] { stopper.quiesce(); });
  });
}
