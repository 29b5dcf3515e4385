// The thread tells of its loop by a promise, runs it, and clears the pointer at
// the end; the destructor reads it without having waited for that.
#include <future>
#include <mutex>
#include <thread>

struct Loop {
  void run();
  void quit();
};

class LoopThread {
 public:
  LoopThread() : loop_(nullptr), thread_([this] { work(); }) {
    loop_ = ready_.get_future().get();
  }

  ~LoopThread() {
    start();
    if (loop_) loop_->quit();
    thread_.join();
  }

  void start() {
    std::call_once(once_, [this] { go_.set_value(); });
  }

 private:
  void work() {
    static thread_local Loop loop;
    ready_.set_value(&loop);
    go_.get_future().wait();
    loop.run();
    loop_ = nullptr;  //~ unguarded-shared-access
  }

  Loop* loop_;
  std::promise<Loop*> ready_;
  std::promise<void> go_;
  std::once_flag once_;
  std::thread thread_;
};
