// Moving out of `*slot` leaves the optional engaged, so it is read once more.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

struct Texture {
  int id;
  std::unique_ptr<unsigned char[]> texels;
};

class UploadThread {
public:
  UploadThread() : Thread([this] { run(); }) {}
  ~UploadThread() {
    {
      std::lock_guard<std::mutex> Guard(Mutex);
      Done = true;
      Changed.notify_one();
    }
    Thread.join();
  }

  void enqueue(Texture T) {
    std::lock_guard<std::mutex> Guard(Mutex);
    Queue.push_back(std::move(T));
    Changed.notify_one();
  }

private:
  void run() {
    while (true) {
      std::unique_lock<std::mutex> Guard(Mutex);
      Changed.wait(Guard, [this] { return Done || !Queue.empty(); });
      if (Queue.empty())
        return;
      Texture T = std::move(Queue.front());
      Queue.pop_front();
      Guard.unlock();
      std::printf("upload %d: %u\n", T.id, T.texels[0]);
    }
  }

  std::mutex Mutex;
  std::condition_variable Changed;
  std::deque<Texture> Queue;
  bool Done = false;
  std::thread Thread;
};

class TextureCache {
public:
  explicit TextureCache(UploadThread &Uploads) : Uploads(Uploads) {}

  void stage(int Id) {
    Staged = Texture{Id, std::make_unique<unsigned char[]>(16)};
  }

  unsigned char flushAndPeek() {
    if (!Staged)
      return 0;
    Uploads.enqueue(std::move(*Staged));
    return Staged ? Staged->texels[0] : 0; //~ use-after-send
  }

private:
  UploadThread &Uploads;
  std::optional<Texture> Staged;
};

int main() {
  UploadThread Uploads;
  TextureCache Cache(Uploads);
  Cache.stage(3);
  std::printf("first texel %u\n", Cache.flushAndPeek());
}
