// main waits for the consumer, the consumer for the end of the channel, and
// the channel for the end of main.
// flags: -Iruntime/include
#include <cstdio>
#include <string>
#include <utility>

#include "fearless/channel.h"
#include "fearless/thread.h"

int main() {
  auto [tx, rx] = fearless::channel<std::string>();
  auto writer = fearless::spawn("writer", [rx = std::move(rx)]() mutable {
    std::size_t bytes = 0;
    for (const std::string& line : rx) {  //~ channel-never-closed
      bytes += line.size();
    }
    return bytes;
  });
  tx.send("first line").unwrap();
  tx.send("second line").unwrap();
  std::printf("%zu bytes\n", writer.join());
}
