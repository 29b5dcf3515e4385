// Listings 16-7 and 16-8: the spawned thread owns `tx`; main receives.
// flags: -Iruntime/include
#include <cstdio>
#include <string>
#include <utility>

#include "fearless/channel.h"
#include "fearless/thread.h"

int main() {
  auto [tx, rx] = fearless::channel<std::string>();

  auto sender = fearless::spawn([tx = std::move(tx)] {
    std::string val = "hi";
    tx.send(std::move(val)).unwrap();
  });

  if (auto received = rx.recv()) std::printf("Got: %s\n", received->c_str());
  if (!rx.recv()) std::printf("and the sender is gone\n");
  sender.join();
}
