// The thread has the pointer itself; what it points at joins.
#include <thread>

struct Stream {
  std::thread thread;
  int frames = 0;
};

static void deliver(Stream* stream) { ++stream->frames; }

static int start(Stream* stream, bool has_callback) {
  if (has_callback) stream->thread = std::thread([=] { deliver(stream); });
  return 0;
}

static void stop(Stream* stream) {
  if (stream->thread.joinable()) stream->thread.join();
}

int main() {
  Stream stream;
  start(&stream, true);
  stop(&stream);
  return stream.frames == 1 ? 0 : 1;
}
