// Each task keeps its session alive with a copy of shared_from_this().
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class ThreadPool {
public:
  ThreadPool() : Worker([this] { run(); }) {}
  ~ThreadPool() {
    {
      std::lock_guard<std::mutex> Guard(Lock);
      Done = true;
    }
    Wake.notify_all();
    Worker.join();
  }

  void post(std::function<void()> Job) {
    {
      std::lock_guard<std::mutex> Guard(Lock);
      Jobs.emplace_back(std::move(Job));
    }
    Wake.notify_one();
  }

private:
  void run() {
    std::unique_lock<std::mutex> Guard(Lock);
    while (true) {
      Wake.wait(Guard, [this] { return Done || !Jobs.empty(); });
      if (Jobs.empty())
        return;
      std::function<void()> Job = std::move(Jobs.front());
      Jobs.pop_front();
      Guard.unlock();
      Job();
      Guard.lock();
    }
  }

  std::mutex Lock;
  std::condition_variable Wake;
  std::deque<std::function<void()>> Jobs;
  bool Done = false;
  std::thread Worker;
};

class ChatSession : public std::enable_shared_from_this<ChatSession> {
public:
  ChatSession(ThreadPool &Pool, std::string User)
      : Pool(Pool), User(std::move(User)) {}

  void say(std::string Text) {
    Pool.post([this, Self = shared_from_this(), Text = std::move(Text)] {
      std::printf("%s: %s\n", User.c_str(), Text.c_str());
    });
  }

private:
  ThreadPool &Pool;
  const std::string User;
};

int main() {
  ThreadPool Pool;
  std::map<int, std::shared_ptr<ChatSession>> Sessions;
  Sessions[7] = std::make_shared<ChatSession>(Pool, "margaret.hamilton.1969");
  Sessions[7]->say("the lander is ready");
  Sessions.erase(7);
  Pool.post([] { std::puts("session closed"); });
  return 0;
}
