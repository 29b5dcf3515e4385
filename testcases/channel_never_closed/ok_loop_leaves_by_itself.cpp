// The loop does not need the end of the channel: it counts, waits for a last
// message, gives up after a while, or takes only what is there.
// flags: -Iruntime/include
#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "fearless/channel.h"
#include "fearless/thread.h"

namespace {

struct Message {
  bool is_last;
  int value;
};

int until_last_message() {
  auto [tx, rx] = fearless::channel<Message>();
  auto producer = fearless::spawn([out = tx.clone()] {
    out.send(Message{false, 1}).unwrap();
    out.send(Message{true, 0}).unwrap();
  });
  int sum = 0;
  for (const Message& message : rx) {
    if (message.is_last) break;
    sum += message.value;
  }
  producer.join();
  return sum;
}

int until_enough() {
  auto [tx, rx] = fearless::channel<int>();
  auto producer = fearless::spawn([out = tx.clone()] {
    for (int i = 0; i < 5; ++i) out.send(1).unwrap();
  });
  int sum = 0;
  while (auto value = rx.recv()) {
    sum += *value;
    if (sum == 5) break;
  }
  producer.join();
  return sum;
}

int a_known_number() {
  auto [tx, rx] = fearless::channel<int>();
  auto producer = fearless::spawn([out = tx.clone()] {
    for (int i = 0; i < 3; ++i) out.send(i).unwrap();
  });
  int sum = 0;
  for (int i = 0; i < 3; ++i) sum += rx.recv().unwrap();
  producer.join();
  return sum;
}

int what_is_there() {
  auto [tx, rx] = fearless::channel<int>();
  tx.send(2).unwrap();
  int sum = 0;
  while (auto value = rx.try_recv()) sum += *value;
  return sum;
}

// A worker that gives itself more work counts what is still to be done.
int own_work() {
  auto [tx, rx] = fearless::channel<int>();
  int open = 1;
  int done = 0;
  tx.send(3).unwrap();
  while (auto depth = rx.recv()) {
    ++done;
    if (*depth > 0) {
      tx.send(*depth - 1).unwrap();
      ++open;
    }
    if (--open == 0) return done;
  }
  return done;
}

}  // namespace

int main() {
  const int sum = until_last_message() + until_enough() + a_known_number() +
                  what_is_there() + own_work();
  return sum == 15 ? 0 : 1;
}
