// A case that sends the message falls through to the case that archives it.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

enum class Kind { kData, kControl, kIgnore };

struct Message {
  Kind kind = Kind::kIgnore;
  std::string body;
};

class Peer {
 public:
  Peer() : thread_([this] { Transmit(); }) {}
  ~Peer() {
    {
      std::lock_guard lock(mutex_);
      closing_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;

  void Post(Message message) {
    {
      std::lock_guard lock(mutex_);
      outgoing_.push_back(std::move(message));
    }
    changed_.notify_all();
  }

 private:
  void Transmit() {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [this] { return closing_ || !outgoing_.empty(); });
      if (outgoing_.empty()) return;
      const Message message = std::move(outgoing_.front());
      outgoing_.pop_front();
      lock.unlock();
      std::printf("transmit %s\n", message.body.c_str());
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Message> outgoing_;
  bool closing_ = false;
  std::thread thread_;
};

class Router {
 public:
  explicit Router(Peer& peer) : peer_(peer) {}

  void Handle(Message message) {
    switch (message.kind) {
      case Kind::kData:
        peer_.Post(std::move(message));
        [[fallthrough]];
      case Kind::kControl:
        archive_.push_back(message.body);  //~ use-after-send
        break;
      case Kind::kIgnore:
        break;
    }
  }

  const std::vector<std::string>& archive() const { return archive_; }

 private:
  Peer& peer_;
  std::vector<std::string> archive_;
};

int main() {
  Peer peer;
  Router router(peer);
  router.Handle({Kind::kControl, "hello"});
  router.Handle({Kind::kData, "balance=12"});
  router.Handle({Kind::kIgnore, "noise"});
  for (const std::string& body : router.archive()) std::puts(body.c_str());
}
