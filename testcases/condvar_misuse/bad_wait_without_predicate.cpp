// The printer wakes up for no reason and takes a job from an empty queue.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class Spooler {
 public:
  void submit(std::string document) {
    {
      std::lock_guard lock(mutex_);
      documents_.push_back(std::move(document));
    }
    ready_.notify_one();
  }

  // Blocks until there is something to print.
  std::string next() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock);  //~ condvar-misuse: without a loop
    std::string document = std::move(documents_.front());
    documents_.pop_front();
    return document;
  }

 private:
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<std::string> documents_;
};

int main() {
  Spooler spooler;
  std::jthread printer([&spooler] {
    for (int page = 0; page < 2; ++page) {
      std::printf("printing %s\n", spooler.next().c_str());
    }
  });
  spooler.submit("invoice.pdf");
  spooler.submit("letter.odt");
}
