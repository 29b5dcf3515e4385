// One slow peer, and the whole table of sessions is locked until it answers.
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <thread>

class Sessions {
 public:
  void open(const std::string& user, int socket) {
    std::lock_guard<std::mutex> lock(mutex_);
    sockets_[user] = socket;
  }

  std::string read_line(const std::string& user) {
    std::lock_guard<std::mutex> lock(mutex_);
    const auto found = sockets_.find(user);
    if (found == sockets_.end()) return "";
    char line[256];
    const ssize_t size =
        recv(found->second, line, sizeof line, 0);  //~ blocking-under-lock
    return size > 0 ? std::string(line, static_cast<std::size_t>(size)) : "";
  }

  std::size_t count() {
    std::lock_guard<std::mutex> lock(mutex_);
    return sockets_.size();
  }

 private:
  std::mutex mutex_;
  std::map<std::string, int> sockets_;
};

int main() {
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0) return 1;
  Sessions sessions;
  sessions.open("ada", pair[0]);
  std::jthread reader([&sessions] { sessions.read_line("ada"); });
  const std::size_t count = sessions.count();
  if (send(pair[1], "hello", 5, 0) != 5) return 1;
  reader.join();
  close(pair[0]);
  close(pair[1]);
  return count == 1 ? 0 : 1;
}
