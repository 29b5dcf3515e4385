// The worker shuts the connection down on a bad frame, and waits for itself.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>

class Connection {
 public:
  explicit Connection(int frames) : frames_(frames) {}
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() { close(); }

  void open() {
    open_ = true;
    reader_ = std::thread(&Connection::readLoop, this);
  }

  void close() {
    open_ = false;
    if (reader_.joinable()) reader_.join();  //~ thread-handle-misuse
  }

  int received() const { return received_; }

 private:
  void readLoop() {
    while (open_) {
      if (received_ >= frames_) {
        std::puts("bad frame");
        close();
        return;
      }
      ++received_;
    }
  }

  const int frames_;
  std::atomic<bool> open_{false};
  std::atomic<int> received_{0};
  std::thread reader_;
};

int main() {
  Connection connection(3);
  connection.open();
  while (connection.received() < 3) std::this_thread::yield();
  std::printf("%d frames\n", connection.received());
  return 0;
}
