// Calls that return at once, whatever they find: non-blocking sockets, polls
// with time-out 0, try_recv, futures that are ready.
// flags: -Iruntime/include
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <future>
#include <mutex>
#include <semaphore>
#include <utility>

#include "fearless/channel.h"
#include "fearless/thread.h"

class Connection {
 public:
  explicit Connection(int socket) : socket_(socket) {
    fcntl(socket_, F_SETFL, fcntl(socket_, F_GETFL) | O_NONBLOCK);
  }

  long drain(char* buffer, unsigned long size) {
    std::lock_guard<std::mutex> lock(mutex_);
    bytes_ += size;
    return recv(socket_, buffer, size, MSG_DONTWAIT);
  }

  bool is_readable() {
    std::lock_guard<std::mutex> lock(mutex_);
    pollfd wanted{socket_, POLLIN, 0};
    return poll(&wanted, 1, 0) == 1;
  }

 private:
  std::mutex mutex_;
  const int socket_;
  unsigned long bytes_ = 0;
};

class Results {
 public:
  explicit Results(fearless::Receiver<int> rx, std::future<int> last)
      : rx_(std::move(rx)), last_(std::move(last)) {}

  int collect() {
    std::lock_guard<std::mutex> lock(mutex_);
    while (auto result = rx_.try_recv()) sum_ += *result;
    if (slots_.try_acquire()) ++sum_;
    if (last_.valid() &&
        last_.wait_for(std::chrono::seconds(0)) == std::future_status::ready) {
      sum_ += last_.get();
    }
    return sum_;
  }

 private:
  std::mutex mutex_;
  fearless::Receiver<int> rx_;
  std::future<int> last_;
  std::binary_semaphore slots_{0};
  int sum_ = 0;
};

int main() {
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0) return 1;
  Connection connection(pair[0]);
  char buffer[16];
  const bool is_empty =
      !connection.is_readable() && connection.drain(buffer, sizeof buffer) < 0;
  close(pair[0]);
  close(pair[1]);

  auto [tx, rx] = fearless::channel<int>();
  std::promise<int> last;
  Results results(std::move(rx), last.get_future());
  fearless::spawn([tx = std::move(tx)] { tx.send(1).unwrap(); }).join();
  last.set_value(2);
  return is_empty && results.collect() == 3 ? 0 : 1;
}
