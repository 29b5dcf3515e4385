// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// cockroach_10790: after a cancel, a helper drains channels whose senders have
// given up as well.
// kind: cured by close-on-drop
// expect: nothing
// driven: by order of start
#include <utility>
#include <vector>

#include "fearless/channel.h"
#include "fearless/select.h"
#include "fearless/thread.h"

using Commands = std::vector<fearless::Receiver<int>>;

void drain(Commands commands) {
  for (auto& command : commands) (void)command.recv();
}

int main() {
  Commands commands;
  auto [cancel, done] = fearless::channel<int>("done");
  cancel.reset();
  {
    auto [finished, command] = fearless::sync_channel<int>(0, "command");
    commands.push_back(std::move(command));
    // The replica sees the cancel, too, and never says that it has finished.
  }
  fearless::select(fearless::recv(done, [&](auto) {
    fearless::spawn("drain", [commands = std::move(commands)]() mutable {
      drain(std::move(commands));
    }).join();
  }));
}
