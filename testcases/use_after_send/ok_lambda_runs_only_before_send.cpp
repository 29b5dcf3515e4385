// The logging lambda looks at the trade for the last time before it is sent.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

struct Trade {
  std::string symbol;
  long quantity;
  bool accepted;
};

template <class T>
class Channel {
 public:
  void send(T value) {
    std::lock_guard lock(mutex_);
    values_.push_back(std::move(value));
    arrived_.notify_one();
  }
  bool receive(T& value) {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [this] { return !values_.empty() || done_; });
    if (values_.empty()) return false;
    value = std::move(values_.front());
    values_.pop_front();
    return true;
  }
  void done() {
    std::lock_guard lock(mutex_);
    done_ = true;
    arrived_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<T> values_;
  bool done_ = false;
};

using TradeChannel = Channel<std::unique_ptr<Trade>>;

static void route(TradeChannel& exchange, std::unique_ptr<Trade> trade,
                  long limit) {
  auto log = [&trade](const char* event) {
    std::printf("%s %s x%ld\n", event, trade->symbol.c_str(), trade->quantity);
  };
  auto log_routed = [symbol = trade->symbol, quantity = trade->quantity] {
    std::printf("routed %s x%ld\n", symbol.c_str(), quantity);
  };

  log("received");
  if (trade->quantity > limit) {
    log("refused");
    return;
  }
  trade->accepted = true;
  exchange.send(std::move(trade));
  log_routed();

  // An inner name that shadows the sent one is another object.
  if (std::unique_ptr<Trade> trade = std::make_unique<Trade>(); limit > 0) {
    trade->quantity = limit;
    std::printf("limit stays %ld\n", trade->quantity);
  }
}

int main() {
  TradeChannel exchange;
  std::jthread matcher([&exchange] {
    std::unique_ptr<Trade> trade;
    while (exchange.receive(trade)) {
      std::printf("matched %s\n", trade->symbol.c_str());
    }
  });
  route(exchange, std::make_unique<Trade>(Trade{"ACME", 900, false}), 500);
  route(exchange, std::make_unique<Trade>(Trade{"INIT", 100, false}), 500);
  exchange.done();
}
