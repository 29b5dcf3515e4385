// The guard leaves the function and takes the lock along; its end unlocks.
#include <cstdio>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

class Printer {
 public:
  std::unique_lock<std::mutex> reserve() {
    std::unique_lock<std::mutex> lock(mutex_);
    while (jobs_ > 1000) {
      lock.unlock();
      std::this_thread::yield();
      lock.lock();
    }
    return lock;
  }

  std::optional<std::unique_lock<std::mutex>> try_reserve() {
    if (!mutex_.try_lock()) return std::nullopt;
    return std::unique_lock<std::mutex>(mutex_, std::adopt_lock);
  }

  // The released lock lives on in a deleter.
  std::shared_ptr<void> reserve_shared() {
    std::unique_lock<std::mutex> lock(mutex_);
    std::mutex* mutex = lock.release();
    return std::shared_ptr<void>(nullptr, [mutex](void*) { mutex->unlock(); });
  }

  void print() { ++jobs_; }
  int jobs() const { return jobs_; }

 private:
  std::mutex mutex_;
  int jobs_ = 0;
};

class Session {
 public:
  explicit Session(Printer& printer) : printer_(printer) {}
  void open() { lock_ = printer_.reserve(); }
  void print() { printer_.print(); }
  void close() { lock_ = {}; }

 private:
  Printer& printer_;
  std::unique_lock<std::mutex> lock_;
};

int main() {
  Printer printer;
  std::jthread other([&printer] {
    Session session(printer);
    session.open();
    session.print();
    session.close();
  });
  {
    auto lock = printer.reserve();
    printer.print();
  }
  {
    auto lock = printer.try_reserve();
    if (lock) printer.print();
  }
  std::shared_ptr<void> reservation = printer.reserve_shared();
  printer.print();
  std::printf("%d\n", printer.jobs() >= 2);
}
