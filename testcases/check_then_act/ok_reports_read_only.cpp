// Statistics read under separate locks: nothing is changed on their account.
#include <cstddef>
#include <cstdio>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace mail {

class Outbox {
 public:
  void Post(std::string message) {
    std::lock_guard<std::mutex> lock(mutex_);
    bytes_ += message.size();
    messages_.push_back(std::move(message));
  }

  std::size_t Size() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return messages_.size();
  }

  std::size_t Bytes() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return bytes_;
  }

  // Good enough for a status page.
  double AverageSize() const {
    const std::size_t count = Size();
    return count == 0 ? 0.0 : static_cast<double>(Bytes()) / count;
  }

  void Print() {
    if (Size() > 4) std::printf("%zu messages\n", Size());
    std::lock_guard<std::mutex> lock(mutex_);
    ++prints_;
  }

 private:
  mutable std::mutex mutex_;
  std::deque<std::string> messages_;
  std::size_t bytes_ = 0;
  int prints_ = 0;
};

}  // namespace mail

int main() {
  mail::Outbox outbox;
  {
    std::jthread ada([&outbox] {
      for (int i = 0; i < 20; ++i) outbox.Post("hello");
    });
    std::jthread status([&outbox] { outbox.Print(); });
    outbox.Print();
  }
  return outbox.AverageSize() == 5.0 ? 0 : 1;
}
