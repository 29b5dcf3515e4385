// The child writes a snapshot with helpers of its own, which lock the store
// that their parent had locked for the fork.
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <map>
#include <mutex>
#include <string>
#include <thread>

class Store {
 public:
  void put(const std::string& key, int value) {
    std::lock_guard<std::mutex> lock(mutex_);
    rows_[key] = value;
  }

  pid_t snapshot() {
    std::unique_lock<std::mutex> lock(mutex_);
    const pid_t child = fork();  //~ fork-under-lock
    if (child == 0) {
      std::thread writer([this] { write(); });
      writer.join();  //~ blocking-under-lock
      _exit(0);
    }
    return child;
  }

 private:
  void write() {
    std::lock_guard<std::mutex> lock(mutex_);
    written_ = rows_.size();
  }

  std::mutex mutex_;
  std::map<std::string, int> rows_;
  std::size_t written_ = 0;
};

int main() {
  Store store;
  std::jthread client([&store] { store.put("a", 1); });
  const pid_t child = store.snapshot();
  int status = 0;
  return waitpid(child, &status, 0) == child ? status : 1;
}
