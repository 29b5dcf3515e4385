// A task holds the raw pointer of a mesh whose unique_ptr dies at the return.
#include <atomic>
#include <condition_variable>
#include <functional>
#include <iostream>
#include <list>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

struct Mesh {
  std::vector<float> vertices;
  std::vector<int> triangles;
};

class UploadQueue {
 public:
  UploadQueue() = default;
  ~UploadQueue() {
    uploader_.request_stop();
    uploader_.join();
  }
  UploadQueue(const UploadQueue&) = delete;
  UploadQueue& operator=(const UploadQueue&) = delete;

  void Enqueue(std::function<void()> upload) {
    const std::lock_guard<std::mutex> lock(mutex_);
    uploads_.push_back(std::move(upload));
    pending_.notify_one();
  }

 private:
  void Loop(const std::stop_token& stop) {
    for (;;) {
      std::list<std::function<void()>> batch;
      {
        std::unique_lock<std::mutex> lock(mutex_);
        pending_.wait(lock, stop, [this] { return !uploads_.empty(); });
        if (uploads_.empty()) return;
        batch.swap(uploads_);
      }
      for (const std::function<void()>& upload : batch) upload();
    }
  }

  std::mutex mutex_;
  std::condition_variable_any pending_;
  std::list<std::function<void()>> uploads_;
  std::jthread uploader_{[this](std::stop_token stop) { Loop(stop); }};
};

std::atomic<std::size_t> g_uploaded{0};

std::unique_ptr<Mesh> BuildTerrain(int tiles) {
  auto mesh = std::make_unique<Mesh>();
  mesh->vertices.assign(static_cast<std::size_t>(tiles) * 12, 0.5f);
  mesh->triangles.assign(static_cast<std::size_t>(tiles) * 6, 1);
  return mesh;
}

void AddTerrain(UploadQueue& queue, int tiles) {
  const std::unique_ptr<Mesh> terrain = BuildTerrain(tiles);
  const Mesh* mesh = terrain.get();
  queue.Enqueue([mesh] {  //~ dangling-thread-capture
    g_uploaded += mesh->vertices.size() + mesh->triangles.size();
  });
}

int main() {
  {
    UploadQueue queue;
    AddTerrain(queue, 16);
    AddTerrain(queue, 64);
  }
  std::cout << g_uploaded.load() << " values uploaded\n";
}
