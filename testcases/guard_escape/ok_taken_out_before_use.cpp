// Work that was moved, swapped or extracted out of the guarded containers
// belongs to this thread alone.
#include <cstddef>
#include <cstdio>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Mail {
  std::string to;
  std::string body;
};

class Outbox {
 public:
  void put(Mail mail) {
    std::lock_guard<std::mutex> lock(mutex_);
    urgent_.push_back(mail);
    bulk_.push_back(mail);
    drafts_[mail.to] = std::move(mail);
  }

  std::size_t send_one() {
    std::unique_lock<std::mutex> lock(mutex_);
    if (urgent_.empty()) return 0;
    Mail mail = std::move(urgent_.front());
    urgent_.pop_front();
    lock.unlock();
    return mail.body.size();
  }

  std::size_t send_bulk() {
    std::vector<Mail> batch;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      batch.swap(bulk_);
    }
    std::size_t bytes = 0;
    for (const Mail& mail : batch) bytes += mail.body.size();
    return bytes;
  }

  std::string discard(const std::string& to) {
    std::unique_lock<std::mutex> lock(mutex_);
    auto node = drafts_.extract(to);
    lock.unlock();
    return node.empty() ? std::string() : node.mapped().body;
  }

 private:
  std::mutex mutex_;
  std::deque<Mail> urgent_;
  std::vector<Mail> bulk_;
  std::map<std::string, Mail> drafts_;
};

int main() {
  Outbox outbox;
  std::size_t sent = 0;
  {
    std::jthread writer([&outbox] {
      for (int i = 0; i < 20; ++i) outbox.put({"ann", "hello"});
    });
    for (int i = 0; i < 20; ++i) sent += outbox.send_one() + outbox.send_bulk();
  }
  sent += outbox.send_bulk();
  std::printf("%d %s\n", sent >= 100, outbox.discard("ann").c_str());
}
