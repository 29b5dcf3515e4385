// The collector has a sender of its own for start(); run() gives it up first.
// flags: -Iruntime/include
#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "fearless/channel.h"
#include "fearless/thread.h"

class Collector {
 public:
  Collector() {
    auto [tx, rx] = fearless::channel<int>();
    tx_ = std::move(tx);
    rx_ = std::move(rx);
  }

  void start(int first, int last) {
    threads_.push_back(fearless::spawn([out = tx_->clone(), first, last] {
      for (int i = first; i < last; ++i) out.send(i).unwrap();
    }));
  }

  int run() {
    tx_.reset();
    int sum = 0;
    for (int value : *rx_) sum += value;
    for (fearless::JoinHandle<void>& thread : threads_) thread.join();
    return sum;
  }

 private:
  std::optional<fearless::Sender<int>> tx_;
  std::optional<fearless::Receiver<int>> rx_;
  std::vector<fearless::JoinHandle<void>> threads_;
};

// The thread of this object receives; the object keeps the sender, and drops
// it before it joins.
class Printer {
 public:
  Printer() : Printer(fearless::channel<std::string>()) {}
  ~Printer() {
    tx_.reset();
    thread_->join();
  }
  void print(std::string text) { tx_.send(std::move(text)).unwrap(); }

 private:
  using Ends = std::pair<fearless::Sender<std::string>,
                         fearless::Receiver<std::string>>;
  explicit Printer(Ends ends) : tx_(std::move(ends.first)) {
    thread_ = fearless::spawn([rx = std::move(ends.second)]() mutable {
      for (const std::string& text : rx) std::puts(text.c_str());
    });
  }

  fearless::Sender<std::string> tx_;
  std::optional<fearless::JoinHandle<void>> thread_;
};

int main() {
  Printer printer;
  printer.print("hello");
  Collector collector;
  collector.start(0, 3);
  collector.start(3, 5);
  return collector.run() == 10 ? 0 : 1;
}
