// In open(path).then([path = std::move(path)]...) the open comes first.
// llvm/llvm-project#57758: chains are sequenced from left to right.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class Loop {
 public:
  Loop() : thread_([this] { run(); }) {}
  ~Loop() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      quit_ = true;
    }
    wake_.notify_one();
    thread_.join();
  }
  void post(std::function<void()> task) {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      tasks_.push_back(std::move(task));
    }
    wake_.notify_one();
  }

 private:
  void run() {
    std::unique_lock<std::mutex> lock(mutex_);
    for (;;) {
      wake_.wait(lock, [this] { return quit_ || !tasks_.empty(); });
      if (tasks_.empty()) return;
      std::function<void()> task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      task();
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> tasks_;
  bool quit_ = false;
  std::thread thread_;
};

// A file that will be opened on the loop; then() adds what follows.
class PendingFile {
 public:
  PendingFile(Loop& loop, int size) : loop_(loop), size_(size) {}

  PendingFile& then(std::function<void(int)> next) {
    loop_.post([next = std::move(next), size = size_] { next(size); });
    return *this;
  }

 private:
  Loop& loop_;
  int size_;
};

static PendingFile open_file(Loop& loop, const std::string& path) {
  return PendingFile(loop, static_cast<int>(path.size()) * 100);
}

static void load(Loop& loop, std::string path, std::string owner) {
  open_file(loop, path)
      .then([label = path + " of " + owner](int size) {
        std::printf("%s has %d bytes\n", label.c_str(), size);
      })
      .then([path = std::move(path)](int) {
        std::printf("closing %s\n", path.c_str());
      })
      .then([owner = std::move(owner)](int size) {
        std::printf("%s is charged %d\n", owner.c_str(), size);
      });
}

int main() {
  Loop loop;
  load(loop, "/srv/photos/1.jpg", "ada");
  load(loop, "/srv/photos/2.jpg", "grace");
}
