// A slot for each thread: in a vector of bytes they are memory of their own,
// and each thread's vector<bool> is its own anyway.
#include <algorithm>
#include <cstddef>
#include <thread>
#include <vector>

class Sieve {
 public:
  explicit Sieve(std::size_t size) : composite_(size, 0) {}

  void run(std::size_t threads) {
    std::vector<std::jthread> pool;
    for (std::size_t t = 0; t < threads; ++t) {
      pool.emplace_back([this, t, threads] {
        std::vector<bool> tried(composite_.size(), false);
        for (std::size_t n = 2 + t; n < composite_.size(); n += threads) {
          tried[n] = true;
          composite_[n] = has_divisor(n);
        }
      });
    }
  }

  std::ptrdiff_t primes() const {
    return std::count(composite_.begin() + 2, composite_.end(), 0);
  }

 private:
  static unsigned char has_divisor(std::size_t n) {
    for (std::size_t d = 2; d * d <= n; ++d) {
      if (n % d == 0) return 1;
    }
    return 0;
  }

  std::vector<unsigned char> composite_;
};

int main() {
  Sieve sieve(100);
  sieve.run(3);
  return sieve.primes() == 25 ? 0 : 1;
}
