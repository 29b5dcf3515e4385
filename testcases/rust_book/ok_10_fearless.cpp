// try_recv() in a loop tells "nothing yet" from "nobody is left to send".
// flags: -Iruntime/include
#include <cstdio>
#include <string>
#include <thread>
#include <utility>

#include "fearless/channel.h"
#include "fearless/thread.h"

int main() {
  auto [tx, rx] = fearless::channel<std::string>();

  auto sender = fearless::spawn([tx = std::move(tx)] {
    for (const char* word : {"hi", "again"}) tx.send(word).unwrap();
  });

  for (;;) {
    auto received = rx.try_recv();
    if (received) {
      std::printf("Got: %s\n", received->c_str());
    } else if (received.error() == fearless::TryRecvError::kDisconnected) {
      break;
    } else {
      std::this_thread::yield();  // other work would go here
    }
  }
  sender.join();
}
