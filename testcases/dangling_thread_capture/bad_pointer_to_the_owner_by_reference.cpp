// The stream outlives the call, the parameter that points at it does not: `[&]`
// borrows the pointer.
#include <thread>

struct Stream {
  std::thread thread;
  int frames = 0;
};

static void deliver(Stream* stream) { ++stream->frames; }

int start(Stream* stream, bool has_callback) {
  if (has_callback)
    stream->thread = std::thread(
        [&] { deliver(stream); });  //~ dangling-thread-capture
  return 0;
}

void stop(Stream* stream) {
  if (stream->thread.joinable()) stream->thread.join();
}

int main() {
  Stream stream;
  start(&stream, true);
  stop(&stream);
}
