// C style: start() fills the stream, then starts what shares it.
#include <mutex>
#include <thread>

namespace usb {

struct Stream {
  std::mutex mutex;
  std::thread thread;
  unsigned sequence = 0;
  unsigned long stamp = 0;
  bool running = false;
};

static void receive(Stream* stream) {
  for (;;) {
    std::lock_guard<std::mutex> lock(stream->mutex);
    if (!stream->running) return;
    ++stream->sequence;
    stream->stamp += 33;
  }
}

void start(Stream* stream) {
  stream->sequence = 1;
  stream->stamp = 0;
  stream->running = true;
  stream->thread = std::thread(receive, stream);
}

unsigned long stop(Stream* stream) {
  {
    std::lock_guard<std::mutex> lock(stream->mutex);
    stream->running = false;
  }
  stream->thread.join();
  return stream->stamp;
}

}  // namespace usb
