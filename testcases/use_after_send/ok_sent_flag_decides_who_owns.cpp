// A flag set beside the move guards every later use of the document.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Document {
  std::string name;
  std::vector<std::string> pages;
};

class PrintServer {
 public:
  PrintServer() : thread_(&PrintServer::serve, this) {}
  ~PrintServer() {
    {
      std::lock_guard lock(mutex_);
      shutdown_ = true;
    }
    ready_.notify_all();
    thread_.join();
  }
  void enqueue(Document document) {
    {
      std::lock_guard lock(mutex_);
      queue_.push_back(std::move(document));
    }
    ready_.notify_all();
  }

 private:
  void serve() {
    std::unique_lock lock(mutex_);
    for (;;) {
      ready_.wait(lock, [this] { return shutdown_ || !queue_.empty(); });
      if (queue_.empty()) return;
      Document document = std::move(queue_.front());
      queue_.pop_front();
      lock.unlock();
      std::printf("printing %s (%zu pages)\n", document.name.c_str(),
                  document.pages.size());
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<Document> queue_;
  bool shutdown_ = false;
  std::thread thread_;
};

class Desk {
 public:
  Desk(PrintServer& server, std::size_t max_pages)
      : server_(server), max_pages_(max_pages) {}

  void handle(Document document, bool wants_paper) {
    bool sent = false;
    if (wants_paper && document.pages.size() <= max_pages_) {
      server_.enqueue(std::move(document));
      sent = true;
      ++printed_;
    }
    ++handled_;
    if (!sent) {
      std::printf("kept %s\n", document.name.c_str());
      kept_.push_back(std::move(document));
    }
  }

  void report() const {
    std::printf("%d handled, %d printed, %zu kept\n", handled_, printed_,
                kept_.size());
  }

 private:
  PrintServer& server_;
  std::size_t max_pages_;
  int handled_ = 0;
  int printed_ = 0;
  std::vector<Document> kept_;
};

int main() {
  PrintServer server;
  Desk desk(server, 2);
  desk.handle({"letter", {"1"}}, true);
  desk.handle({"novel", {"1", "2", "3"}}, true);
  desk.handle({"memo", {"1"}}, false);
  desk.report();
}
