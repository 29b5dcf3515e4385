// find_locked() is right to return a pointer; quote() keeps it too long.
#include <mutex>
#include <string>
#include <utility>
#include <vector>

struct Quote {
  std::string symbol;
  long bid = 0;
  long ask = 0;
};

class QuoteBoard {
 public:
  void publish(const std::string& symbol, long bid, long ask) {
    std::lock_guard lock(mutex_);
    Quote* quote = find_locked(symbol);
    if (quote == nullptr) quote = &quotes_.emplace_back(Quote{symbol, 0, 0});
    quote->bid = bid;
    quote->ask = ask;
  }

  long spread(const std::string& symbol) {
    std::unique_lock lock(mutex_);
    const Quote* quote = find_locked(symbol);
    lock.unlock();
    if (quote == nullptr) return -1;
    return quote->ask - quote->bid;  //~ guard-escape
  }

 private:
  // Caller holds mutex_.
  Quote* find_locked(const std::string& symbol) {
    for (Quote& quote : quotes_) {
      if (quote.symbol == symbol) return &quote;
    }
    return nullptr;
  }

  std::mutex mutex_;
  std::vector<Quote> quotes_;
};
