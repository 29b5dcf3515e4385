// A detached thread gets copies, a moved buffer and a share of the result.
#include <condition_variable>
#include <iostream>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

// What the sender and the thread both own.
class Delivery {
 public:
  void Finish(std::size_t bytes) {
    std::lock_guard lock(mutex_);
    bytes_ = bytes;
    finished_ = true;
    changed_.notify_all();
  }
  std::size_t Wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return finished_; });
    return bytes_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool finished_ = false;
  std::size_t bytes_ = 0;
};

std::shared_ptr<Delivery> SendReport(const std::string& recipient, int year) {
  std::vector<std::string> lines;
  for (int month = 1; month <= 12; ++month) {
    lines.push_back(std::to_string(year) + "-" + std::to_string(month));
  }
  auto delivery = std::make_shared<Delivery>();
  auto envelope = std::make_unique<std::string>("To: " + recipient);

  std::thread([recipient, year, delivery, lines = std::move(lines),
               envelope = std::move(envelope)] {
    std::size_t bytes = recipient.size() + envelope->size();
    for (const std::string& line : lines) bytes += line.size();
    delivery->Finish(bytes + static_cast<std::size_t>(year > 0));
  }).detach();
  return delivery;
}

int main() {
  const std::shared_ptr<Delivery> first = SendReport("board", 2025);
  const std::shared_ptr<Delivery> second = SendReport("auditors", 2026);
  std::cout << first->Wait() + second->Wait() << " bytes\n";
}
