// The task refers to the session, and beside the reference it keeps the owner.
#include <atomic>
#include <condition_variable>
#include <iostream>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

// Waits at exit for the threads it started; each owns all it touches.
class Background {
 public:
  ~Background() {
    std::unique_lock lock(mutex_);
    idle_.wait(lock, [this] { return running_ == 0; });
  }

  template <typename F>
  void Go(F work) {
    {
      std::lock_guard lock(mutex_);
      ++running_;
    }
    std::thread([this, work = std::move(work)] {
      work();
      std::lock_guard lock(mutex_);
      --running_;
      idle_.notify_all();
    }).detach();
  }

 private:
  std::mutex mutex_;
  std::condition_variable idle_;
  int running_ = 0;
};

struct Session {
  explicit Session(std::string name) : user(std::move(name)) {}
  const std::string user;
  std::atomic<int> pings{0};
};

void KeepAlive(Background& background, std::shared_ptr<Session> session,
               std::shared_ptr<std::atomic<int>> total) {
  Session& target = *session;
  const std::string_view user = session->user;
  background.Go([owner = std::move(session), &target, user, total] {
    for (int i = 0; i < 5; ++i) {
      target.pings += static_cast<int>(user.size());
    }
    *total += owner->pings;
  });
}

int main() {
  const auto total = std::make_shared<std::atomic<int>>(0);
  {
    Background background;
    KeepAlive(background, std::make_shared<Session>("barbara.liskov"), total);
    KeepAlive(background, std::make_shared<Session>("leslie.lamport"), total);
  }
  std::cout << *total << " characters pinged\n";
}
