// Code of an event loop as it should be: on the wrong thread it hands the work
// over, waits for it, or makes this thread the right one.
#include <functional>
#include <future>
#include <map>
#include <mutex>
#include <string>

struct Loop {
  bool isInLoopThread() const;
  void queueInLoop(std::function<void()> task);
  void moveToCurrentThread();
};

class Server {
 public:
  explicit Server(Loop* loop) : loop_(loop) {}

  void run(int threads) {
    if (!loop_->isInLoopThread()) loop_->moveToCurrentThread();
    threads_ = threads;
  }

  void rename(int id, const std::string& name) {
    if (!loop_->isInLoopThread()) {
      loop_->queueInLoop([this, id, name] { names_[id] = name; });
      return;
    }
    names_[id] = name;
  }

  void stop() {
    if (loop_->isInLoopThread()) {
      names_.clear();
    } else {
      std::promise<void> done;
      loop_->queueInLoop([this, &done] {
        names_.clear();
        done.set_value();
      });
      done.get_future().wait();
    }
    threads_ = 0;
  }

  void count_request() {
    if (!loop_->isInLoopThread())
      loop_->queueInLoop([this] { wake_up(); });
    std::lock_guard<std::mutex> lock(mutex_);
    ++requests_;
  }

  std::string name(int id) { return names_[id]; }
  int threads() const { return threads_; }
  long requests() {
    std::lock_guard<std::mutex> lock(mutex_);
    return requests_;
  }

 private:
  void wake_up() {}

  Loop* loop_;
  std::map<int, std::string> names_;
  int threads_ = 0;
  std::mutex mutex_;
  long requests_ = 0;
};
