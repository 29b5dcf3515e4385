// A class with a heartbeat thread: its public methods format times, too.
#include <atomic>
#include <chrono>
#include <ctime>
#include <string>
#include <thread>

class Session {
 public:
  Session() : heartbeat_([this] { beat(); }) {}
  ~Session() {
    is_closing_ = true;
    heartbeat_.join();
  }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  std::string opened_at() const { return format(opened_); }

 private:
  static std::string format(std::time_t when) {
    char text[32];
    std::strftime(text, sizeof text, "%T", std::gmtime(&when));  //~ mt-unsafe-call
    return text;
  }

  void beat() {
    while (!is_closing_) {
      last_beat_ = format(std::time(nullptr));
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }

  const std::time_t opened_ = std::time(nullptr);
  std::string last_beat_;
  std::atomic<bool> is_closing_{false};
  std::thread heartbeat_;
};

int main() {
  Session session;
  return session.opened_at().empty() ? 1 : 0;
}
