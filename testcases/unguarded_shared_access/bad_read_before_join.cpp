// The summary is printed after stop was requested but before the join.
#include <cstdint>
#include <cstdio>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>

namespace crawl {

struct Summary {
  std::uint64_t pages = 0;
  std::string lastUrl;
};

class Crawler {
 public:
  explicit Crawler(std::string root) : root_(std::move(root)) {}

  void start() {
    thread_ = std::jthread([this](std::stop_token stop) { crawl(stop); });
  }

  std::uint64_t pagesSoFar() {
    thread_.request_stop();
    const std::uint64_t pages = summary_.pages;  //~ unguarded-shared-access
    thread_.join();
    return pages;
  }

  // After the join everything belongs to the caller again.
  const Summary& summary() const { return summary_; }

 private:
  void crawl(std::stop_token stop) {
    std::uint64_t next = 0;
    while (!stop.stop_requested() && next < 100'000) {
      summary_.lastUrl = root_ + std::to_string(next++);
      ++summary_.pages;
    }
  }

  const std::string root_;
  Summary summary_;
  std::jthread thread_;
};

}  // namespace crawl

int main() {
  crawl::Crawler crawler("http://host/");
  crawler.start();
  const std::uint64_t early = crawler.pagesSoFar();
  const std::uint64_t final_count = crawler.summary().pages;
  std::printf("%llu pages\n", static_cast<unsigned long long>(final_count));
  return early <= final_count ? 0 : 1;
}
