// Leases cannot be copied; the plain count is of uses, by its only holder.
#include <future>
#include <iostream>
#include <thread>
#include <utility>
#include <vector>

namespace video {

class Frame {
 public:
  explicit Frame(std::size_t size) : bytes_(size, 16) {}
  std::vector<unsigned char>& bytes() { return bytes_; }
  void AddUse() { ++uses_; }
  int uses() const { return uses_; }

 private:
  std::vector<unsigned char> bytes_;
  int uses_ = 0;
};

// The one owner of a frame.
class Lease {
 public:
  explicit Lease(std::size_t size) : frame_(new Frame(size)) {
    frame_->AddUse();
  }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  Lease(Lease&& other) noexcept
      : frame_(std::exchange(other.frame_, nullptr)) {
    if (frame_ != nullptr) frame_->AddUse();
  }
  Lease& operator=(Lease&& other) noexcept {
    std::swap(frame_, other.frame_);
    return *this;
  }
  ~Lease() { delete frame_; }
  Frame* operator->() const { return frame_; }

 private:
  Frame* frame_;
};

Lease Decode(Lease lease) {
  for (unsigned char& byte : lease->bytes()) byte += 1;
  return lease;
}

Lease Scale(Lease lease, std::size_t size) {
  lease->bytes().resize(size, 0);
  return lease;
}

}  // namespace video

int main() {
  video::Lease frame(64);
  std::future<video::Lease> decoded = std::async(
      std::launch::async, video::Decode, std::move(frame));
  std::promise<video::Lease> promise;
  std::future<video::Lease> scaled = promise.get_future();
  std::jthread scaler([input = decoded.get(), &promise]() mutable {
    promise.set_value(video::Scale(std::move(input), 128));
  });
  const video::Lease shown = scaled.get();
  scaler.join();
  std::cout << shown->bytes().size() << (shown->uses() > 1 ? " moved\n" : "\n");
}
