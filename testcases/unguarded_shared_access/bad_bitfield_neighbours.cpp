// Two bit-fields share a byte: one is guarded, the other belongs to a thread.
#include <mutex>
#include <thread>

namespace device {

class Port {
 public:
  void connect(bool up) {
    std::lock_guard<std::mutex> lock(mutex_);
    connected_ = up;
    ++changes_;
  }

  bool isConnected() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return connected_;
  }

  // Only the polling thread calls this, so "its" bit seems to need no lock.
  // But both bits are one memory location, and connect() writes it.
  bool poll(int level) {
    const bool before = wasHigh_;  //~ unguarded-shared-access
    wasHigh_ = level > 512;
    return wasHigh_ && !before;
  }

  int changes() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return changes_;
  }

 private:
  mutable std::mutex mutex_;
  unsigned connected_ : 1 = 0;
  unsigned wasHigh_ : 1 = 0;
  int changes_ = 0;
};

int countEdges(Port& port, int samples) {
  int edges = 0;
  for (int i = 0; i < samples; ++i) {
    if (port.poll((i % 4) * 300)) ++edges;
  }
  return edges;
}

}  // namespace device

int main() {
  device::Port port;
  int edges = 0;
  {
    std::jthread poller([&] { edges = device::countEdges(port, 400); });
    for (int i = 0; i < 400; ++i) {
      port.connect(i % 2 == 0);
      if (!port.isConnected()) std::this_thread::yield();
    }
  }
  return edges > 0 && port.changes() == 400 ? 0 : 1;
}
