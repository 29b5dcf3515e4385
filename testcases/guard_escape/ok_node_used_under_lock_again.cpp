// A map's nodes stay where they are; each use of this one takes the lock again.
#include <cstdio>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

struct Download {
  std::string url;
  std::size_t bytes = 0;
  bool done = false;
};

static std::size_t fetch(const std::string& url) { return url.size() * 100; }

class Downloads {
 public:
  int start(std::string url) {
    std::lock_guard<std::mutex> lock(mutex_);
    const int id = ++last_id_;
    downloads_[id].url = std::move(url);
    return id;
  }

  void run(int id) {
    Download* download = nullptr;
    std::string url;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      download = &downloads_[id];
      url = download->url;
    }
    const std::size_t bytes = fetch(url);
    std::lock_guard<std::mutex> lock(mutex_);
    download->bytes = bytes;
    download->done = true;
  }

  void run_with_one_lock(int id) {
    std::unique_lock<std::mutex> lock(mutex_);
    Download& download = downloads_[id];
    std::string url = download.url;
    lock.unlock();
    const std::size_t bytes = fetch(url);
    lock.lock();
    download.bytes = bytes;
    download.done = true;
  }

  std::size_t total() const {
    std::lock_guard<std::mutex> lock(mutex_);
    std::size_t sum = 0;
    for (const auto& [id, download] : downloads_) {
      if (download.done) sum += download.bytes;
    }
    return sum;
  }

 private:
  mutable std::mutex mutex_;
  std::map<int, Download> downloads_;
  int last_id_ = 0;
};

int main() {
  Downloads downloads;
  const int first = downloads.start("http://a.example/");
  const int second = downloads.start("http://b.example/");
  {
    std::jthread one([&downloads, first] { downloads.run(first); });
    std::jthread two([&downloads, second] {
      downloads.run_with_one_lock(second);
    });
  }
  std::printf("%zu\n", downloads.total());
}
