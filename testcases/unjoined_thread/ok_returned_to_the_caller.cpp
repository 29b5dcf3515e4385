// Factories hand their threads to the caller, and the caller joins them.
#include <atomic>
#include <cstdio>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace crawl {

std::atomic<int> pages{0};

std::thread StartFetcher(int depth) {
  std::thread fetcher([depth] { pages += depth; });
  return fetcher;
}

std::vector<std::thread> StartFetchers(int count) {
  std::vector<std::thread> fetchers;
  for (int depth = 1; depth <= count; ++depth) {
    fetchers.push_back(StartFetcher(depth));
  }
  return fetchers;
}

struct Job {
  std::string name;
  std::thread thread;
};

Job StartJob(std::string name) {
  Job job;
  job.name = std::move(name);
  job.thread = std::thread([] { ++pages; });
  return job;
}

}  // namespace crawl

int main() {
  std::vector<std::thread> fetchers = crawl::StartFetchers(3);
  crawl::Job job = crawl::StartJob("sitemap");
  std::thread last = crawl::StartFetcher(10);
  for (std::thread& fetcher : fetchers) fetcher.join();
  job.thread.join();
  last.join();
  std::printf("%s: %d pages\n", job.name.c_str(), crawl::pages.load());
  return crawl::pages == 17 ? 0 : 1;
}
