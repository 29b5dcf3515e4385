// close() may run on the reader itself, and then leaves the join to others.
#include <atomic>
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
    started_ = true;
  }

  void close() {
    open_ = false;
    if (reader_.get_id() == std::this_thread::get_id()) return;
    if (reader_.joinable()) reader_.join();
  }

  int received() const { return received_; }

 private:
  void readLoop() {
    while (!started_) std::this_thread::yield();
    while (open_) {
      if (received_ >= frames_) {
        close();
        return;
      }
      ++received_;
    }
  }

  const int frames_;
  std::atomic<bool> open_{false};
  std::atomic<bool> started_{false};
  std::atomic<int> received_{0};
  std::thread reader_;
};

int main() {
  Connection connection(3);
  connection.open();
  while (connection.received() < 3) std::this_thread::yield();
  connection.close();
  return connection.received() == 3 ? 0 : 1;
}
