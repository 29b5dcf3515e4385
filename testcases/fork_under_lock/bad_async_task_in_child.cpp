// The child computes its report with a task, which locks the table that the
// parent had locked to have it whole in the copy.
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <future>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

class Table {
 public:
  void add(std::string row) {
    std::lock_guard<std::mutex> lock(mutex_);
    rows_.push_back(std::move(row));
  }

  pid_t report() {
    mutex_.lock();
    const pid_t child = fork();  //~ fork-under-lock
    if (child == 0) {
      auto length = std::async(std::launch::async, [this] { return size(); });
      pause();
      _exit(0);
    }
    mutex_.unlock();
    return child;
  }

  std::size_t size() {
    std::lock_guard<std::mutex> lock(mutex_);
    return rows_.size();
  }

 private:
  std::mutex mutex_;
  std::vector<std::string> rows_;
};

int main() {
  Table table;
  std::jthread writer([&table] { table.add("first"); });
  const pid_t child = table.report();
  int status = 0;
  return waitpid(child, &status, 0) == child ? status : 1;
}
