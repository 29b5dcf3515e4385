// send() gives a Result: when the receiver is gone, the error has the value.
// flags: -Iruntime/include
#include <cstdio>
#include <string>
#include <utility>

#include "fearless/channel.h"
#include "fearless/thread.h"

int main() {
  auto [tx, rx] = fearless::channel<std::string>();

  auto receiver =
      fearless::spawn([rx = std::move(rx)]() mutable { rx.reset(); });
  receiver.join();

  std::string val = "hi";
  if (auto sent = tx.send(std::move(val)); !sent) {
    val = std::move(sent.error().value);
    std::printf("could not send `%s`\n", val.c_str());
  }
}
