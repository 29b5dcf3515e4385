// llvm/llvm-project#110523, #65127: a helper gets the caller's guard, gives the
// lock back for the slow part and takes it again before it returns.
#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class Spooler {
 public:
  ~Spooler() {
    {
      std::lock_guard lock(mutex_);
      is_closing_ = true;
    }
    ready_.notify_all();
    thread_.join();
  }
  Spooler() : thread_([this] { run(); }) {}
  Spooler(const Spooler&) = delete;
  Spooler& operator=(const Spooler&) = delete;

  void submit(std::string page) {
    {
      std::lock_guard lock(mutex_);
      pages_.push_back(std::move(page));
    }
    ready_.notify_one();
  }

 private:
  using Lock = std::unique_lock<std::mutex>;

  void run() {
    Lock lock(mutex_);
    while (wait_for_page(lock)) {
      print_first(lock);
      ++printed_;
    }
  }

  bool wait_for_page(Lock& lock) {
    ready_.wait(lock, [this] { return is_closing_ || !pages_.empty(); });
    return !pages_.empty();
  }

  void print_first(Lock& lock) {
    std::string page = std::move(pages_.front());
    pages_.pop_front();
    lock.unlock();
    page += '\f';
    lock.lock();
    length_ += page.size();
  }

  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<std::string> pages_;
  std::size_t length_ = 0;
  int printed_ = 0;
  bool is_closing_ = false;
  std::thread thread_;
};

int main() {
  Spooler spooler;
  for (int i = 0; i < 20; ++i) spooler.submit("page " + std::to_string(i));
}
