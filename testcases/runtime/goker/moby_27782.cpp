// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// moby_27782: removing a container waits for the reader of its log, which is
// stuck with an event that nobody takes.
// kind: still deadlocks
// expect: DEADLOCK
// driven: by order of start
#include <utility>

#include "fearless/channel.h"
#include "fearless/condvar.h"
#include "fearless/mutex.h"
#include "fearless/select.h"
#include "fearless/thread.h"

struct FilePoller {
  fearless::Sender<int> event;
  fearless::Receiver<int> events;
  fearless::Receiver<int> stopped;
  fearless::Mutex<bool> is_closed{false};
  fearless::Condvar closed{};

  void read_events() {
    fearless::select(fearless::send(event, 1, [](auto) {}),
                     fearless::recv(stopped, [](auto) {}));
    *is_closed.lock() = true;
    closed.notify_all();
  }
  void remove() {
    auto is_done = is_closed.lock();
    closed.wait(is_done, [](bool done) { return done; });
  }
};

int main() {
  auto [event, events] = fearless::sync_channel<int>(0, "events");
  auto [stop, stopped] = fearless::channel<int>("stopped");
  FilePoller poller{std::move(event), std::move(events), std::move(stopped)};
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("events", [&] { poller.read_events(); });
    threads.spawn("remove", [&] { poller.remove(); });
  });
}
