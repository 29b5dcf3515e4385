// A task type is innocent, but its base keeps a plain-counted buffer.
#include <cstddef>
#include <cstring>
#include <iostream>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

namespace video {

struct FrameBuffer {
  explicit FrameBuffer(std::size_t size) : bytes(size, 16) {}
  std::vector<unsigned char> bytes;
};

class BufferLease {
 public:
  explicit BufferLease(std::size_t size)
      : buffer_(new FrameBuffer(size)), leases_(new int(1)) {}
  BufferLease(const BufferLease& other) { Share(other); }
  BufferLease& operator=(const BufferLease& other) {
    if (buffer_ != other.buffer_) {
      GiveBack();
      Share(other);
    }
    return *this;
  }
  ~BufferLease() { GiveBack(); }
  const FrameBuffer& buffer() const { return *buffer_; }

 private:
  void Share(const BufferLease& other) {
    buffer_ = other.buffer_;
    leases_ = other.leases_;
    ++*leases_;
  }
  void GiveBack() {
    if (--*leases_ == 0) {
      delete leases_;
      delete buffer_;
    }
  }

  FrameBuffer* buffer_;
  int* leases_;
};

// What every step of the pipeline works on.
class FrameStep {
 protected:
  explicit FrameStep(BufferLease lease) : lease_(std::move(lease)) {}
  const FrameBuffer& frame() const { return lease_.buffer(); }

 private:
  BufferLease lease_;
};

class Histogram : public FrameStep {
 public:
  Histogram(BufferLease lease, long* dark)
      : FrameStep(std::move(lease)), dark_(dark) {}
  void operator()() const {
    for (const unsigned char byte : frame().bytes) *dark_ += byte < 32;
  }

 private:
  long* dark_;
};

}  // namespace video

int main() {
  const video::BufferLease frame(4096);
  long dark = 0;
  long again = 0;
  std::jthread histogram(
      video::Histogram(frame, &dark));  //~ thread-unsafe-refcount
  video::Histogram(frame, &again)();
  histogram.join();
  std::cout << dark << ' ' << again << '\n';
}
