// The copy job's progress is made of atomics, so both sides may touch it.
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <utility>

struct Progress {
  explicit Progress(std::uint64_t size) : total(size) {}
  const std::uint64_t total;
  std::atomic<std::uint64_t> copied{0};
  std::atomic<bool> cancelled{false};
};

class Copier {
 public:
  std::future<bool> start(std::string from,
                          std::shared_ptr<Progress> progress) {
    return std::async(std::launch::async, [from = std::move(from),
                                           progress = std::move(progress)] {
      for (std::uint64_t done = 0; done < progress->total; ++done) {
        if (progress->cancelled.load()) return false;
        progress->copied.fetch_add(1, std::memory_order_relaxed);
      }
      std::printf("copied %s\n", from.c_str());
      return true;
    });
  }
};

static bool copy_with_limit(Copier& copier, std::uint64_t blocks) {
  auto progress = std::make_shared<Progress>(blocks);
  std::future<bool> finished = copier.start("/srv/photos", progress);

  Progress* bar = progress.get();
  while (finished.wait_for(std::chrono::milliseconds(1)) !=
         std::future_status::ready) {
    std::printf("%llu of %llu\n",
                static_cast<unsigned long long>(bar->copied.load()),
                static_cast<unsigned long long>(progress->total));
    if (progress->copied.load() > 100'000'000) progress->cancelled = true;
  }
  return finished.get();
}

int main() {
  Copier copier;
  std::printf("%s\n", copy_with_limit(copier, 1'000'000) ? "done" : "stopped");
}
