// Listing 16-11: a cloned sender for the first producer, `tx` for the second.
// flags: -Iruntime/include
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "fearless/channel.h"
#include "fearless/thread.h"

int main() {
  auto [tx, rx] = fearless::channel<std::string>();

  auto tx1 = tx.clone();
  auto first = fearless::spawn([tx1 = std::move(tx1)] {
    std::vector<std::string> vals = {"hi", "from", "the", "thread"};
    for (std::string& val : vals) tx1.send(std::move(val)).unwrap();
  });
  auto second = fearless::spawn([tx = std::move(tx)] {
    std::vector<std::string> vals = {"more", "messages", "for", "you"};
    for (std::string& val : vals) tx.send(std::move(val)).unwrap();
  });

  for (const std::string& received : rx) {
    std::printf("Got: %s\n", received.c_str());
  }
  first.join();
  second.join();
}
