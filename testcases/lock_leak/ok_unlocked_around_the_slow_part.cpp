// Called with the lock, drops it for the slow part, and takes it back.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

static std::size_t render(const std::string& page) { return page.size(); }

class Renderer {
 public:
  void add(std::string page) {
    mutex_.lock();
    pages_.push_back(std::move(page));
    mutex_.unlock();
    changed_.notify_one();
  }

  void finish() {
    mutex_.lock();
    finished_ = true;
    mutex_.unlock();
    changed_.notify_one();
  }

  std::size_t run() {
    std::size_t bytes = 0;
    mutex_.lock();
    for (;;) {
      while (pages_.empty() && !finished_) {
        std::unique_lock<std::mutex> lock(mutex_, std::adopt_lock);
        changed_.wait(lock);
        lock.release();
      }
      if (pages_.empty()) break;
      bytes += render_front();
    }
    mutex_.unlock();
    return bytes;
  }

 private:
  // Called with mutex_ held; returns with it held.
  std::size_t render_front() {
    std::string page = std::move(pages_.front());
    pages_.pop_front();
    mutex_.unlock();
    const std::size_t bytes = render(page);
    mutex_.lock();
    ++rendered_;
    return bytes;
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> pages_;
  bool finished_ = false;
  int rendered_ = 0;
};

int main() {
  Renderer renderer;
  std::thread author([&renderer] {
    renderer.add("first page");
    renderer.add("second page");
    renderer.finish();
  });
  std::printf("%zu\n", renderer.run());
  author.join();
}
