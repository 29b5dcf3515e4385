// A base class runs the hook of its derived classes, wherever they are, under
// its own, private lock. A hook that asks for the progress never returns.
#include <mutex>
#include <string>
#include <utility>

class Job {
 public:
  explicit Job(std::string name) : name_(std::move(name)) {}
  virtual ~Job() = default;
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;

  void run(int steps) {
    std::lock_guard lock(mutex_);
    for (done_ = 0; done_ < steps; ++done_) {
      execute_step(done_);  //~ callback-under-lock
    }
  }

  int progress() const {
    std::lock_guard lock(mutex_);
    return done_;
  }

 protected:
  virtual void execute_step(int step) = 0;

 private:
  mutable std::mutex mutex_;
  const std::string name_;
  int done_ = 0;
};
