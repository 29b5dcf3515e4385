// A bad header leaves the function while the decoder still fills the frame.
#include <atomic>
#include <cstdio>
#include <optional>
#include <thread>
#include <vector>

struct Header {
  unsigned magic;
  unsigned width;
  unsigned height;
};

struct Frame {
  std::vector<unsigned char> pixels;
};

constexpr unsigned kMagic = 0x46524d45;

class FrameReader {
public:
  std::optional<Frame> read(const Header &header);
  unsigned framesDecoded() const { return Decoded; }

private:
  void decodeInto(Frame &frame, unsigned size) {
    frame.pixels.assign(size, 0x7f);
    ++Decoded;
  }

  std::atomic<unsigned> Decoded{0};
};

std::optional<Frame> FrameReader::read(const Header &header) {
  std::thread decoder;
  Frame frame; // dies before `decoder` does
  const unsigned size = header.width * header.height;
  decoder = std::thread([this, &frame, size] {  //~ dangling-thread-capture
    decodeInto(frame, size);
  });
  if (header.magic != kMagic)
    return std::nullopt;  //~ unjoined-thread
  decoder.join();
  return frame;
}

int main() {
  FrameReader reader;
  const Header headers[] = {{kMagic, 64, 48}, {kMagic, 320, 200}};
  for (const Header &header : headers)
    if (const std::optional<Frame> frame = reader.read(header))
      std::printf("%zu bytes\n", frame->pixels.size());
  std::printf("%u frames\n", reader.framesDecoded());
  return 0;
}
