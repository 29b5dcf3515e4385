// The threads of the scope only borrow `tx`; it dies at the end of main, after
// the loop that waits for its death.
// flags: -Iruntime/include
#include <cstdio>
#include <utility>

#include "fearless/channel.h"
#include "fearless/thread.h"

int main() {
  auto [tx, rx] = fearless::channel<int>();
  fearless::scope([&tx](fearless::Scope& threads) {
    threads.spawn([&tx] { tx.send(20).unwrap(); });
    threads.spawn([&tx] { tx.send(22).unwrap(); });
  });

  int sum = 0;
  for (int part : rx) {  //~ channel-never-closed
    sum += part;
  }
  std::printf("%d\n", sum);
}
