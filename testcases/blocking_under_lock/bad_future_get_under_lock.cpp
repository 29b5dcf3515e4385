// The task adds to the cache under the lock that the caller keeps while it
// waits for the task.
#include <future>
#include <map>
#include <mutex>
#include <string>

class Thumbnails {
 public:
  const std::string& get(const std::string& path) {
    std::lock_guard<std::mutex> lock(mutex_);
    if (cache_.count(path) == 0) {
      std::future<void> rendered =
          std::async(std::launch::async, [this, path] { render(path); });
      rendered.get();  //~ blocking-under-lock
    }
    return cache_[path];  //~ guard-escape
  }

 private:
  void render(const std::string& path) {
    std::string pixels(path.size() * 64, '#');
    std::lock_guard<std::mutex> lock(mutex_);
    cache_[path] = pixels;
  }

  std::mutex mutex_;
  std::map<std::string, std::string> cache_;
};

int main() {
  Thumbnails thumbnails;
  return thumbnails.get("holiday.jpg").empty() ? 1 : 0;
}
