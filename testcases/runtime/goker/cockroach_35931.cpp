// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// cockroach_35931: a flow cancels its streams one after the other; the first is
// full, and its reader would come to it after the second.
// kind: still deadlocks
// expect: DEADLOCK
// driven: in order, main does it all
#include <utility>
#include <vector>

#include "fearless/channel.h"
#include "fearless/mutex.h"

struct Stream {
  fearless::Sender<int> push;
  fearless::Receiver<int> rows;
};

struct Flow {
  fearless::Mutex<std::vector<Stream>> streams;

  void add(Stream stream) { streams.lock()->push_back(std::move(stream)); }
  void push(int row) { (void)streams.lock()->front().push.send(row); }
  void cancel() {
    auto all = streams.lock();
    for (Stream& stream : *all) (void)stream.push.send(-1);
  }
};

int main() {
  Flow flow;
  for (const char* name : {"left", "right"}) {
    auto [push, rows] = fearless::sync_channel<int>(1, name);
    flow.add({std::move(push), std::move(rows)});
  }
  flow.push(1);
  flow.cancel();  // before anybody has read the left one
}
