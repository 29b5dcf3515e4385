// Listing 16-9, corrected: the last look at `val` comes before the send.
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
    std::printf("val is %s\n", val.c_str());
    tx.send(std::move(val)).unwrap();

    val = "something new";
    std::printf("val is %s\n", val.c_str());
  });

  if (auto received = rx.recv()) std::printf("Got: %s\n", received->c_str());
  sender.join();
}
