// After `*slot` is moved the optional is reset before anybody asks it again.
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
    if (Staged)
      flush();
    Staged.emplace(Texture{Id, std::make_unique<unsigned char[]>(16)});
    Staged->texels[0] = static_cast<unsigned char>(Id);
  }

  unsigned char flush() {
    if (!Staged)
      return 0;
    const unsigned char First = Staged->texels[0];
    Uploads.enqueue(*std::exchange(Staged, std::nullopt));
    return First;
  }

  void flushAndRestage(int Id) {
    if (Staged.has_value()) {
      Uploads.enqueue(std::move(*Staged));
      Staged.reset();
    }
    if (!Staged.has_value())
      stage(Id);
    std::printf("staged %d\n", Staged->id);
  }

private:
  UploadThread &Uploads;
  std::optional<Texture> Staged;
};

int main() {
  UploadThread Uploads;
  TextureCache Cache(Uploads);
  Cache.stage(3);
  Cache.stage(4);
  Cache.flushAndRestage(5);
  std::printf("last %u\n", Cache.flush());
}
