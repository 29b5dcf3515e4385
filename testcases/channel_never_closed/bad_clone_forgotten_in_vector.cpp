// One sender per worker is kept for later commands; nobody clears the vector
// before the results are collected.
// flags: -Iruntime/include
#include <cstdio>
#include <utility>
#include <vector>

#include "fearless/channel.h"
#include "fearless/thread.h"

namespace {

long square(long n) { return n * n; }

}  // namespace

int main() {
  auto [results, inbox] = fearless::channel<long>();
  std::vector<fearless::Sender<long>> senders;
  std::vector<fearless::JoinHandle<void>> workers;
  for (long id = 0; id < 3; ++id) {
    senders.push_back(results.clone());
    workers.push_back(fearless::spawn([out = results.clone(), id] {
      for (long n = 0; n < 10; ++n) out.send(square(id * 10 + n)).unwrap();
    }));
  }
  results.reset();

  long sum = 0;
  for (long result : inbox) {  //~ channel-never-closed
    sum += result;
  }
  senders.clear();
  for (fearless::JoinHandle<void>& worker : workers) worker.join();
  std::printf("%ld\n", sum);
}
