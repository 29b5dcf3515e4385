// Sessions run detached on purpose; main waits until the last one has left.
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <thread>

class SessionCount {
 public:
  void Enter() {
    std::lock_guard<std::mutex> lock(mutex_);
    ++open_;
  }
  void Leave() {
    std::lock_guard<std::mutex> lock(mutex_);
    ++served_;
    if (--open_ == 0) idle_.notify_all();
  }
  int WaitUntilIdle() {
    std::unique_lock<std::mutex> lock(mutex_);
    idle_.wait(lock, [this] { return open_ == 0; });
    return served_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable idle_;
  int open_ = 0;
  int served_ = 0;
};

static void serve(SessionCount& sessions, int client) {
  std::printf("client %d\n", client);
  sessions.Leave();
}

int main() {
  static SessionCount sessions;
  for (int client = 0; client < 3; ++client) {
    sessions.Enter();
    std::thread session([client] { serve(sessions, client); });
    session.detach();
  }
  return sessions.WaitUntilIdle() == 3 ? 0 : 1;
}
