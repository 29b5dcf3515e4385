// The encoder still reads the frames when the caller frees them to save memory.
#include <cstdint>
#include <cstdio>
#include <memory>
#include <thread>
#include <vector>

namespace {

struct Clip {
  std::vector<std::vector<std::uint8_t>> frames;
};

std::unique_ptr<Clip> Capture(int frames) {
  auto clip = std::make_unique<Clip>();
  for (int i = 0; i < frames; ++i) {
    clip->frames.emplace_back(1024, static_cast<std::uint8_t>(i));
  }
  return clip;
}

class Encoder {
 public:
  void Encode(const Clip& clip) {
    for (const auto& frame : clip.frames) {
      for (const std::uint8_t byte : frame) {
        checksum_ = checksum_ * 31 + byte;
      }
    }
  }
  std::uint64_t checksum() const { return checksum_; }

 private:
  std::uint64_t checksum_ = 17;
};

std::uint64_t Record(int frames) {
  std::unique_ptr<Clip> clip = Capture(frames);
  Encoder encoder;
  std::jthread worker([&encoder, &clip = *clip] {  //~ dangling-thread-capture
    encoder.Encode(clip);
  });
  clip.reset();  // "not needed any more": the worker runs on
  worker.join();
  return encoder.checksum();
}

}  // namespace

int main() {
  std::printf("%llx\n", static_cast<unsigned long long>(Record(60)));
}
