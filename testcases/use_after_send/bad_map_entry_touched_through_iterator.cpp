// A session is moved out of its map slot, and the slot is used through `it`.
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <map>
#include <memory>
#include <mutex>
#include <queue>
#include <string>
#include <thread>
#include <utility>

class Session {
 public:
  explicit Session(std::string peer) : peer_(std::move(peer)) {}
  void Close() { closed_ = true; }
  bool closed() const { return closed_; }
  const std::string& peer() const { return peer_; }

 private:
  std::string peer_;
  bool closed_ = false;
};

class Reaper {
 public:
  Reaper() : thread_(&Reaper::Run, this) {}
  ~Reaper() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      quit_ = true;
    }
    changed_.notify_one();
    thread_.join();
  }
  void Bury(std::unique_ptr<Session> session) {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      dead_.push(std::move(session));
    }
    changed_.notify_one();
  }

 private:
  void Run() {
    std::unique_lock<std::mutex> lock(mutex_);
    for (;;) {
      changed_.wait(lock, [this] { return quit_ || !dead_.empty(); });
      if (dead_.empty()) return;
      std::unique_ptr<Session> session = std::move(dead_.front());
      dead_.pop();
      lock.unlock();
      session->Close();
      session.reset();
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::queue<std::unique_ptr<Session>> dead_;
  bool quit_ = false;
  std::thread thread_;
};

class Registry {
 public:
  explicit Registry(Reaper& reaper) : reaper_(reaper) {}

  void Open(int id, std::string peer) {
    sessions_[id] = std::make_unique<Session>(std::move(peer));
  }

  void Drop(int id) {
    auto it = sessions_.find(id);
    if (it == sessions_.end()) return;
    reaper_.Bury(std::move(it->second));
    std::printf("dropped %s\n", it->second->peer().c_str());  //~ use-after-send
    sessions_.erase(it);
  }

 private:
  Reaper& reaper_;
  std::map<int, std::unique_ptr<Session>> sessions_;
};

int main() {
  Reaper reaper;
  Registry registry(reaper);
  registry.Open(4, "10.0.0.9:5122");
  registry.Drop(4);
}
