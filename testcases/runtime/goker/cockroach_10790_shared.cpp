// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// cockroach_10790: after a cancel, a helper drains channels whose senders have
// given up, and live on in the replica.
// kind: the other half is kept in shared state
// expect: DEADLOCK
// driven: by order of start
#include <utility>
#include <vector>

#include "fearless/channel.h"
#include "fearless/select.h"
#include "fearless/thread.h"

using Commands = std::vector<fearless::Receiver<int>>;

struct Replica {
  std::vector<fearless::Sender<int>> finished;
};

void drain(Commands commands) {
  for (auto& command : commands) (void)command.recv();
}

int main() {
  Replica replica;
  Commands commands;
  auto [cancel, done] = fearless::channel<int>("done");
  cancel.reset();
  auto [finished, command] = fearless::sync_channel<int>(0, "command");
  commands.push_back(std::move(command));
  replica.finished.push_back(std::move(finished));
  fearless::select(fearless::recv(done, [&](auto) {
    fearless::spawn("drain", [commands = std::move(commands)]() mutable {
      drain(std::move(commands));
    }).join();
  }));
}
