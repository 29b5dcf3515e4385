// Each table hands out its guard; the report asks for them the other way round.
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

class Rates {
 public:
  [[nodiscard]] std::unique_lock<std::mutex> lock() {
    return std::unique_lock(mutex_);
  }
  double& of(const std::string& currency) { return rates_[currency]; }

 private:
  std::mutex mutex_;
  std::map<std::string, double> rates_;
};

class Positions {
 public:
  [[nodiscard]] std::unique_lock<std::mutex> lock() {
    return std::unique_lock(mutex_);
  }
  std::map<std::string, long>& all() { return amounts_; }

 private:
  std::mutex mutex_;
  std::map<std::string, long> amounts_;
};

struct Book {
  Rates rates;
  Positions positions;
};

void trade(Book& book, const std::string& currency, long amount) {
  auto positions_lock = book.positions.lock();
  auto rates_lock = book.rates.lock();
  if (book.rates.of(currency) > 0) book.positions.all()[currency] += amount;
}

double value(Book& book) {
  auto rates_lock = book.rates.lock();
  double total = 0;
  auto positions_lock = book.positions.lock();  //~ lock-order-inversion
  for (const auto& [currency, amount] : book.positions.all())
    total += book.rates.of(currency) * static_cast<double>(amount);
  return total;
}

int main() {
  Book book;
  std::jthread desk([&book] {
    for (long i = 0; i < 1000; ++i) trade(book, "EUR", i);
  });
  double seen = 0;
  for (int i = 0; i < 1000; ++i) seen += value(book);
  return seen < 0;
}
