// Every component logs under its own lock; the logger's thread asks the router,
// which keeps the log level, under the logger's.
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Router;

class Logger {
 public:
  explicit Logger(const Router& router)
      : router_(router), thread_([this] { run(); }) {}
  ~Logger() {
    {
      std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    wake_.notify_one();
    thread_.join();
  }
  void log(std::string line) {
    std::lock_guard lock(mutex_);
    lines_.push_back(std::move(line));
    wake_.notify_one();
  }

 private:
  void run();

  const Router& router_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<std::string> lines_;
  std::size_t kept_ = 0;
  bool stopped_ = false;
  std::thread thread_;
};

class Router {
 public:
  void use(Logger* logger) {
    std::lock_guard lock(mutex_);
    logger_ = logger;
  }
  bool is_verbose() const {
    std::lock_guard lock(mutex_);
    return verbose_;
  }
  void connect(const std::string& peer) {
    std::lock_guard lock(mutex_);
    peers_.push_back(peer);
    if (logger_ != nullptr) logger_->log("connected to " + peer);
  }

 private:
  mutable std::mutex mutex_;
  Logger* logger_ = nullptr;
  bool verbose_ = false;
  std::vector<std::string> peers_;
};

void Logger::run() {
  std::unique_lock lock(mutex_);
  while (!stopped_) {
    wake_.wait(lock, [this] { return stopped_ || !lines_.empty(); });
    if (router_.is_verbose()) kept_ += lines_.size();  //~ lock-order-inversion
    lines_.clear();
  }
}

int main() {
  Router router;
  Logger logger(router);
  router.use(&logger);
  for (int i = 0; i < 100; ++i) router.connect("host" + std::to_string(i));
  router.use(nullptr);
}
