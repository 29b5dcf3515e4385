// Everybody who wants the price waits for the pauses between the attempts.
#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

class Prices {
 public:
  double refresh(const std::string& symbol) {
    std::lock_guard<std::mutex> lock(mutex_);
    for (int attempt = 0; attempt < 5; ++attempt) {
      if (auto price = ask(symbol, attempt)) {
        prices_[symbol] = *price;
        break;
      }
      std::this_thread::sleep_for(  //~ blocking-under-lock: sleeps
          std::chrono::milliseconds(100));
    }
    return prices_[symbol];
  }

  double known(const std::string& symbol) {
    std::lock_guard<std::mutex> lock(mutex_);
    return prices_[symbol];
  }

 private:
  static std::optional<double> ask(const std::string& symbol, int attempt) {
    if (attempt < 2) return std::nullopt;
    return symbol == "ACME" ? 12.5 : 1.0;
  }

  std::mutex mutex_;
  std::map<std::string, double> prices_;
};

int main() {
  Prices prices;
  std::jthread ticker([&prices] { prices.refresh("ACME"); });
  return prices.known("ACME") > 100 ? 1 : 0;
}
