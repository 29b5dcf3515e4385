// Listing 16-10: the receiver is a range that ends with its last sender.
// flags: -Iruntime/include
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "fearless/channel.h"
#include "fearless/thread.h"

int main() {
  auto [tx, rx] = fearless::channel<std::string>();

  auto sender = fearless::spawn([tx = std::move(tx)] {
    std::vector<std::string> vals = {"hi", "from", "the", "thread"};
    for (std::string& val : vals) {
      tx.send(std::move(val)).unwrap();
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  });

  for (const std::string& received : rx) {
    std::printf("Got: %s\n", received.c_str());
  }
  sender.join();
}
