// SIGTERM closes all sessions under the table's lock, which the interrupted
// thread may hold at that moment.
#include <csignal>
#include <map>
#include <mutex>
#include <string>
#include <thread>

class SessionTable {
 public:
  void open(int id, std::string user) {
    std::lock_guard<std::mutex> lock(mutex_);
    sessions_[id] = std::move(user);
  }
  void close_all() {
    std::lock_guard<std::mutex> lock(mutex_);
    sessions_.clear();
  }

 private:
  std::mutex mutex_;
  std::map<int, std::string> sessions_;
};

SessionTable sessions;

void on_terminate(int) {
  sessions.close_all();  //~ signal-unsafe-call
}

int main() {
  std::signal(SIGTERM, on_terminate);
  std::thread acceptor([] {
    for (int id = 0; id < 100; ++id) sessions.open(id, "user");
  });
  acceptor.join();
}
