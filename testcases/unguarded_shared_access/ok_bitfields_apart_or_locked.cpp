// Bit-fields that share a byte are all guarded; the one of the other thread
// starts a unit of its own behind a field without a name and of width 0.
#include <mutex>
#include <thread>

namespace device {

class Port {
 public:
  void connect(bool up) {
    std::lock_guard<std::mutex> lock(mutex_);
    connected_ = up;
    seen_ = true;
  }
  bool is_ready() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return connected_ && seen_;
  }

  // Only the polling thread calls this.
  bool poll(int level) {
    const bool before = was_high_;
    was_high_ = level > 512;
    return was_high_ && !before;
  }

 private:
  mutable std::mutex mutex_;
  unsigned connected_ : 1 = 0;
  unsigned seen_ : 1 = 0;
  unsigned : 0;
  unsigned was_high_ : 1 = 0;
};

}  // namespace device

int main() {
  device::Port port;
  int edges = 0;
  {
    std::jthread poller([&] {
      for (int i = 0; i < 400; ++i) edges += port.poll((i % 4) * 300);
    });
    for (int i = 0; i < 400; ++i) port.connect(i % 2 == 0);
  }
  return edges > 0 && !port.is_ready() ? 0 : 1;
}
