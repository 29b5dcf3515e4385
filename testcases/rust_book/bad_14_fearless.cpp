// Listing 16-11, but both producers got clones: `tx` stays alive in main.
// flags: -Iruntime/include
#include <cstdio>
#include <string>
#include <utility>

#include "fearless/channel.h"
#include "fearless/thread.h"

int main() {
  auto [tx, rx] = fearless::channel<std::string>();

  auto first = fearless::spawn([tx1 = tx.clone()] {
    for (const char* word : {"hi", "from"}) tx1.send(word).unwrap();
  });
  auto second = fearless::spawn([tx2 = tx.clone()] {
    for (const char* word : {"more", "messages"}) tx2.send(word).unwrap();
  });

  for (const std::string& received : rx) {  //~ channel-never-closed
    std::printf("Got: %s\n", received.c_str());
  }
  first.join();
  second.join();
}
