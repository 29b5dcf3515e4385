// The worker's loop condition reads the flag that the wait predicate guards.
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class MailSender {
 public:
  MailSender() : worker_([this] { run(); }) {}
  MailSender(const MailSender&) = delete;
  MailSender& operator=(const MailSender&) = delete;

  ~MailSender() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      done_ = true;
    }
    wake_.notify_one();
    worker_.join();
  }

  void enqueue(std::string letter) {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      outbox_.push_back(std::move(letter));
    }
    wake_.notify_one();
  }

  std::size_t backlog() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return outbox_.size();
  }

 private:
  void run() {
    while (!done_) {  //~ unguarded-shared-access
      std::deque<std::string> batch;
      {
        std::unique_lock<std::mutex> lock(mutex_);
        wake_.wait(lock, [this] { return done_ || !outbox_.empty(); });
        batch.swap(outbox_);
      }
      for (const std::string& letter : batch) deliver(letter);
    }
  }

  static void deliver(const std::string& letter) {
    std::string envelope = "To: " + letter;
    envelope.append("\r\n");
  }

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::string> outbox_;
  bool done_ = false;
  std::thread worker_;  // Last: the others live when it starts.
};

int main() {
  MailSender sender;
  for (int i = 0; i < 50; ++i) sender.enqueue("user" + std::to_string(i));
  return sender.backlog() <= 50 ? 0 : 1;
}
