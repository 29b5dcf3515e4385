// Every turn of the loop makes its own envelope, so each move is the only one.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Envelope {
  std::string to;
  std::vector<std::string> lines;
};

class PostOffice {
 public:
  PostOffice() : carrier_([this] { Carry(); }) {}
  ~PostOffice() {
    std::unique_lock<std::mutex> lock(mutex_);
    closed_ = true;
    changed_.notify_all();
    lock.unlock();
    carrier_.join();
  }
  void Drop(std::unique_ptr<Envelope> envelope) {
    std::lock_guard<std::mutex> lock(mutex_);
    bag_.push_back(std::move(envelope));
    changed_.notify_all();
  }

 private:
  void Carry() {
    std::unique_lock<std::mutex> lock(mutex_);
    do {
      changed_.wait(lock, [this] { return closed_ || !bag_.empty(); });
      std::deque<std::unique_ptr<Envelope>> bag;
      bag.swap(bag_);
      lock.unlock();
      for (const auto& envelope : bag) {
        std::printf("to %s: %zu lines\n", envelope->to.c_str(),
                    envelope->lines.size());
      }
      lock.lock();
    } while (!closed_ || !bag_.empty());
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::unique_ptr<Envelope>> bag_;
  bool closed_ = false;
  std::thread carrier_;
};

static std::size_t invite(PostOffice& office,
                          const std::vector<std::string>& guests) {
  std::size_t lines = 0;
  for (const std::string& guest : guests) {
    auto envelope = std::make_unique<Envelope>();
    envelope->to = guest;
    envelope->lines = {"Dear " + guest + ",", "you are invited."};
    Envelope& draft = *envelope;
    if (guest.empty()) continue;
    lines += draft.lines.size();
    office.Drop(std::move(envelope));
  }

  std::unique_ptr<Envelope> reminder;
  for (int week = 0; week < 2; ++week) {
    reminder = std::make_unique<Envelope>();
    reminder->to = "the committee";
    reminder->lines.push_back("week " + std::to_string(week));
    lines += reminder->lines.size();
    office.Drop(std::move(reminder));
  }
  return lines;
}

int main() {
  PostOffice office;
  std::printf("%zu lines\n", invite(office, {"Ada", "", "Grace"}));
}
