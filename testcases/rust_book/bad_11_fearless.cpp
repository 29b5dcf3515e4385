// Listing 16-9: `val` is printed after tx.send(val) has given it away.
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
    std::printf("val is %s\n", val.c_str());  //~ use-after-send
  });

  if (auto received = rx.recv()) std::printf("Got: %s\n", received->c_str());
  sender.join();
}
