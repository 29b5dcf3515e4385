// The guard lives in the if statement; the line after it is unprotected.
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace build {

enum class Status { kIdle, kRunning, kFailed };

class Target {
 public:
  explicit Target(std::string name) : name_(std::move(name)) {}

  bool begin() {
    if (std::lock_guard guard(mutex_); status_ != Status::kRunning) {
      status_ = Status::kRunning;
      ++attempts_;
      return true;
    }
    return false;
  }

  void finish(bool failed, std::string message) {
    if (std::lock_guard guard(mutex_); failed) {
      status_ = Status::kFailed;
    } else {
      status_ = Status::kIdle;
    }
    if (failed) {
      errors_.push_back(std::move(message));  //~ unguarded-shared-access
    }
  }

  std::vector<std::string> errors() const {
    std::lock_guard guard(mutex_);
    return errors_;
  }

  void clearErrors() {
    std::lock_guard guard(mutex_);
    errors_.clear();
    attempts_ = 0;
  }

  const std::string& name() const { return name_; }

 private:
  const std::string name_;
  mutable std::mutex mutex_;
  Status status_ = Status::kIdle;
  int attempts_ = 0;
  std::vector<std::string> errors_;
};

void compile(Target& target, int rounds) {
  for (int i = 0; i < rounds; ++i) {
    if (!target.begin()) continue;
    target.finish(i % 3 == 0, target.name() + " failed");
  }
}

}  // namespace build

int main() {
  build::Target target("parser.o");
  {
    std::jthread first([&target] { build::compile(target, 300); });
    std::jthread second([&target] { build::compile(target, 300); });
    for (int i = 0; i < 20; ++i) target.clearErrors();
  }
  return target.errors().size() <= 600 ? 0 : 1;
}
