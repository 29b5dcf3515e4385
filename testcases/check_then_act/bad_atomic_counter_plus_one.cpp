// `x = x + 1` on an atomic is a load and a store: bumps get lost in between.
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string_view>
#include <thread>
#include <vector>

namespace crawl {

struct Counters {
  std::atomic<std::uint64_t> bytes{0};
  std::atomic<std::uint64_t> pages{0};
};

Counters counters;

void CountPage(std::string_view body) {
  counters.pages.fetch_add(1, std::memory_order_relaxed);
  counters.bytes = counters.bytes + body.size();  //~ check-then-act
}

void Crawl(int pages) {
  for (int page = 0; page < pages; ++page) CountPage("<html></html>");
}

}  // namespace crawl

int main() {
  std::vector<std::thread> crawlers;
  for (int i = 0; i < 4; ++i) crawlers.emplace_back(crawl::Crawl, 100);
  for (std::thread& crawler : crawlers) crawler.join();
  std::printf("%llu pages, %llu bytes\n",
              static_cast<unsigned long long>(crawl::counters.pages.load()),
              static_cast<unsigned long long>(crawl::counters.bytes.load()));
  return 0;
}
