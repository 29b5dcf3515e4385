// Resizing the pool throws the old workers away: clear() ends the program.
#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

class Crawler {
 public:
  explicit Crawler(unsigned workers) { start(workers); }

  Crawler(const Crawler &) = delete;
  Crawler &operator=(const Crawler &) = delete;

  ~Crawler() {
    Running = false;
    for (std::thread &worker : Workers)
      worker.join();
  }

  void resize(unsigned workers) {
    Running = false;
    Workers.clear();  //~ unjoined-thread
    Running = true;
    start(workers);
  }

  unsigned long fetched() const { return Fetched; }

 private:
  void start(unsigned workers) {
    for (unsigned i = 0; i < workers; ++i)
      Workers.emplace_back(&Crawler::crawl, this);
  }

  void crawl() {
    while (Running) {
      ++Fetched;
      std::this_thread::yield();
    }
  }

  std::atomic<bool> Running{true};
  std::atomic<unsigned long> Fetched{0};
  std::vector<std::thread> Workers;
};

int main() {
  Crawler crawler(2);
  while (crawler.fetched() < 10)
    std::this_thread::yield();
  crawler.resize(4);
  std::printf("%lu pages\n", crawler.fetched());
  return 0;
}
