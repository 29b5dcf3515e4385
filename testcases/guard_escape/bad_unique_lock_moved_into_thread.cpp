// The lock travels into the thread that is to finish the job: but the thread
// that locked a std::mutex must unlock it.
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Journal {
 public:
  ~Journal() {
    if (writer_.joinable()) writer_.join();
  }

  void append(std::string line) {
    std::lock_guard<std::mutex> lock(mutex_);
    lines_.push_back(std::move(line));
  }

  // Returns at once; nobody may append until the lines are on disk.
  void flush_in_background() {
    if (writer_.joinable()) writer_.join();
    std::unique_lock<std::mutex> lock(mutex_);
    writer_ = std::thread([this, lock = std::move(lock)] {  //~ guard-escape
      for (const std::string& line : lines_) written_ += line.size();
      lines_.clear();
    });
  }

 private:
  std::mutex mutex_;
  std::vector<std::string> lines_;
  std::size_t written_ = 0;
  std::thread writer_;
};
