// A crawler pushes workers into a member; they read the caller's settings.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

struct CrawlSettings {
  std::string agent = "fetchbot/2.1";
  int depth = 3;
  std::chrono::milliseconds pause{1};
};

CrawlSettings readSettings(int argc) {
  CrawlSettings settings;
  settings.depth += argc;
  return settings;
}

class Crawler {
public:
  void launch(int argc, int count) {
    const CrawlSettings settings = readSettings(argc);
    for (int id = 0; id < count; ++id)
      workers.emplace_back([this, &settings, id] {  //~ dangling-thread-capture
        crawl(settings, id);
      });
  }

  void finish() {
    for (std::thread &worker : workers)
      worker.join();
    workers.clear();
  }

  int pages() const { return fetched; }

private:
  void crawl(const CrawlSettings &settings, int id) {
    for (int level = 0; level < settings.depth; ++level) {
      fetched += static_cast<int>(settings.agent.size()) + id;
      std::this_thread::sleep_for(settings.pause);
    }
  }

  std::atomic<int> fetched{0};
  std::vector<std::thread> workers;
};

int main(int argc, char **) {
  Crawler crawler;
  crawler.launch(argc, 4);
  crawler.finish();
  std::printf("%d pages\n", crawler.pages());
  return 0;
}
