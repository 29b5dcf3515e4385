// newsboat/newsboat#263, #262: `run` is called once and fills the cache before
// it starts the threads; from then on every method takes the lock.
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

namespace reader {

class Cache {
 public:
  void store(const std::string& url, std::string text) {
    texts_[url] = std::move(text);
  }
  std::size_t size() const { return texts_.size(); }

 private:
  std::unordered_map<std::string, std::string> texts_;
};

class Controller {
 public:
  int run(const std::vector<std::string>& urls) {
    cache_ = std::make_unique<Cache>();
    for (const std::string& url : urls) cache_->store(url, "");
    urls_ = urls;
    reload_all();
    std::lock_guard<std::mutex> lock(mutex_);
    return static_cast<int>(cache_->size());
  }

  void mark_read(const std::string& url) {
    std::lock_guard<std::mutex> lock(mutex_);
    cache_->store(url, "read");
  }

  void replace(const std::string& url, std::string text) {
    std::lock_guard<std::mutex> lock(mutex_);
    cache_->store(url, std::move(text));
  }

 private:
  void reload_all() {
    std::vector<std::jthread> threads;
    for (const std::string& url : urls_) {
      threads.emplace_back([this, url] { replace(url, "text of " + url); });
    }
  }

  std::mutex mutex_;
  std::unique_ptr<Cache> cache_;
  std::vector<std::string> urls_;
};

}  // namespace reader

int main() {
  reader::Controller controller;
  return controller.run({"a", "b", "c"}) == 3 ? 0 : 1;
}
