// Reset, moved away, cleared, out of scope: when the loop starts, only the
// producers have senders.
// flags: -Iruntime/include
#include <optional>
#include <utility>
#include <vector>

#include "fearless/channel.h"
#include "fearless/thread.h"

namespace {

using Sender = fearless::Sender<int>;
using Receiver = fearless::Receiver<int>;
using Threads = std::vector<fearless::JoinHandle<void>>;

void start(Threads& threads, const Sender& tx) {
  threads.push_back(
      fearless::spawn([out = tx.clone()] { out.send(1).unwrap(); }));  //~ dangling-thread-capture
}

int receive(Receiver& rx, Threads& threads) {
  int sum = 0;
  for (int value : rx) sum += value;
  for (fearless::JoinHandle<void>& thread : threads) thread.join();
  return sum;
}

int reset_before() {
  Threads threads;
  auto [tx, rx] = fearless::channel<int>();
  start(threads, tx);
  tx.reset();
  return receive(rx, threads);
}

int dropped_by_move() {
  Threads threads;
  auto [tx, rx] = fearless::channel<int>();
  start(threads, tx);
  { Sender dropped = std::move(tx); }
  return receive(rx, threads);
}

int inner_scope() {
  Threads threads;
  std::optional<Receiver> results;
  {
    auto [tx, rx] = fearless::channel<int>();
    start(threads, tx);
    start(threads, tx);
    results = std::move(rx);
  }
  return receive(*results, threads);
}

int vector_cleared() {
  Threads threads;
  auto [tx, rx] = fearless::channel<int>();
  std::vector<Sender> senders;
  senders.push_back(tx.clone());
  senders.push_back(std::move(tx));
  for (const Sender& sender : senders) start(threads, sender);
  senders.clear();
  return receive(rx, threads);
}

int optional_reset() {
  Threads threads;
  auto [tx, rx] = fearless::channel<int>();
  std::optional<Sender> sender = std::move(tx);
  start(threads, *sender);
  sender.reset();
  return receive(rx, threads);
}

Receiver started(Threads& threads) {
  auto [tx, rx] = fearless::channel<int>();
  start(threads, tx);
  return std::move(rx);
}

int from_function() {
  Threads threads;
  Receiver rx = started(threads);
  return receive(rx, threads);
}

}  // namespace

int main() {
  const int sum = reset_before() + dropped_by_move() + inner_scope() +
                  vector_cleared() + optional_reset() + from_function();
  return sum == 8 ? 0 : 1;
}
