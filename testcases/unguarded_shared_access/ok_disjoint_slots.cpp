// Each thread writes the slot of its own index; slots never overlap.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <numeric>
#include <thread>
#include <vector>

namespace prime {

struct WorkerResult {
  std::uint64_t primes = 0;
  std::uint64_t largest = 0;
};

bool isPrime(std::uint64_t n) {
  if (n < 2) return false;
  for (std::uint64_t d = 2; d * d <= n; ++d) {
    if (n % d == 0) return false;
  }
  return true;
}

class Sieve {
 public:
  static constexpr std::size_t kWorkers = 4;

  void run(std::uint64_t limit) {
    std::vector<std::jthread> threads;
    threads.reserve(kWorkers);
    for (std::size_t worker = 0; worker < kWorkers; ++worker) {
      threads.emplace_back([this, worker, limit] {
        for (std::uint64_t n = worker; n < limit; n += kWorkers) {
          if (isPrime(n)) {
            ++results_[worker].primes;
            results_[worker].largest = n;
          }
        }
        finished_[worker] = 1;  // A char per worker, not a bit.
      });
    }
  }

  std::uint64_t total() const {
    std::uint64_t sum = 0;
    for (const WorkerResult& result : results_) sum += result.primes;
    return sum;
  }

  int finished() const {
    return std::accumulate(finished_.begin(), finished_.end(), 0);
  }

 private:
  std::array<WorkerResult, kWorkers> results_{};
  std::vector<char> finished_ = std::vector<char>(kWorkers, 0);
};

}  // namespace prime

int main() {
  prime::Sieve sieve;
  sieve.run(10'000);
  std::printf("%llu primes\n", static_cast<unsigned long long>(sieve.total()));
  return sieve.total() == 1229 && sieve.finished() == 4 ? 0 : 1;
}
