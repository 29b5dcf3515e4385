// A counted record's plain value is copied out; the handle itself stays.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

struct Quote {
  std::string symbol;
  long cents;
};

class QuoteHandle {
  struct Counted {
    Quote quote;
    int users;
  };

public:
  QuoteHandle(std::string symbol, long cents)
      : record(new Counted{{std::move(symbol), cents}, 1}) {}
  QuoteHandle(const QuoteHandle &other) : record(other.record) {
    ++record->users;
  }
  QuoteHandle &operator=(const QuoteHandle &) = delete;
  ~QuoteHandle() {
    if (--record->users == 0)
      delete record;
  }
  const Quote &operator*() const { return record->quote; }
  const Quote *operator->() const { return &record->quote; }

private:
  Counted *record;
};

class Ticker {
public:
  // By value: a Quote owns its characters.
  void publish(Quote quote) {
    std::lock_guard<std::mutex> Guard(Mutex);
    Quotes.push_back(std::move(quote));
    Arrived.notify_one();
  }
  Quote next() {
    std::unique_lock<std::mutex> Guard(Mutex);
    while (Quotes.empty())
      Arrived.wait(Guard);
    Quote quote = std::move(Quotes.front());
    Quotes.pop_front();
    return quote;
  }

private:
  std::mutex Mutex;
  std::condition_variable Arrived;
  std::deque<Quote> Quotes;
};

int main() {
  Ticker ticker;
  long sum = 0;
  std::thread board([&ticker, &sum] {
    for (int i = 0; i < 20; ++i)
      sum += ticker.next().cents;
  });
  const QuoteHandle best("ACME", 1250);
  for (int i = 0; i < 10; ++i) {
    const QuoteHandle same = best;
    ticker.publish(*same);
    ticker.publish({same->symbol, same->cents + i});
  }
  board.join();
  std::printf("%ld\n", sum);
  return 0;
}
