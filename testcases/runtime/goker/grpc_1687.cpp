// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// grpc_1687: a handler writes after its status, to a channel that is closed:
// here an error, not a panic.
// kind: cured by close-on-drop
// expect: nothing
// driven: in order, main does it all
#include <utility>

#include "fearless/channel.h"

struct Transport {
  fearless::Sender<int> write;
  fearless::Receiver<int> writes;

  void write_status() { writes.reset(); }
  bool write_data(int data) { return write.send(data).has_value(); }
};

int main() {
  auto [write, writes] = fearless::sync_channel<int>(0, "writes");
  Transport transport{std::move(write), std::move(writes)};
  transport.write_status();
  return transport.write_data(1) ? 1 : 0;
}
