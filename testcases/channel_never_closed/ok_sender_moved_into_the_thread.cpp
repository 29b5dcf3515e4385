// The only sender goes with the producer, and with it the channel ends.
// flags: -Iruntime/include
#include <string>
#include <utility>
#include <vector>

#include "fearless/channel.h"
#include "fearless/thread.h"

namespace {

void send_all(fearless::Sender<int> out, int count) {
  for (int i = 0; i < count; ++i) out.send(i).unwrap();
}

int sum_of(fearless::Receiver<int>& in) {
  int sum = 0;
  while (auto value = in.recv()) sum += *value;
  return sum;
}

int last_clone_is_the_original() {
  auto [tx, rx] = fearless::channel<int>();
  std::vector<fearless::JoinHandle<void>> producers;
  producers.push_back(fearless::spawn(
      [out = tx.clone()]() mutable { send_all(std::move(out), 4); }));
  producers.push_back(fearless::spawn(
      [out = std::move(tx)]() mutable { send_all(std::move(out), 4); }));
  int sum = 0;
  for (int value : rx) sum += value;
  for (fearless::JoinHandle<void>& producer : producers) producer.join();
  return sum;
}

int given_to_a_function() {
  auto [tx, rx] = fearless::channel<int>();
  send_all(std::move(tx), 3);
  return sum_of(rx);
}

}  // namespace

int main() {
  auto [tx, rx] = fearless::channel<int>();
  auto producer = fearless::spawn(
      [tx = std::move(tx)]() mutable { send_all(std::move(tx), 5); });
  const int sum = sum_of(rx);
  producer.join();
  return sum + last_clone_is_the_original() + given_to_a_function() == 25 ? 0
                                                                          : 1;
}
