// A detached helper works on the caller's frame, and the caller waits for it.
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace {

// Counts running jobs; zero means that nobody refers to the batch any more.
class JobCounter {
 public:
  void Add() {
    std::lock_guard lock(mutex_);
    ++running_;
  }
  // Notifies under the lock: the waiter may destroy the counter right after.
  void Done() {
    std::lock_guard lock(mutex_);
    --running_;
    idle_.notify_all();
  }
  void WaitUntilIdle() {
    std::unique_lock lock(mutex_);
    while (running_ > 0) idle_.wait(lock);
  }

 private:
  std::mutex mutex_;
  std::condition_variable idle_;
  int running_ = 0;
};

struct Thumbnail {
  std::string file;
  int edge = 0;
};

std::vector<Thumbnail> MakeThumbnails(const std::vector<std::string>& files) {
  std::vector<Thumbnail> thumbnails(files.size());
  JobCounter jobs;
  for (std::size_t i = 0; i < files.size(); ++i) {
    jobs.Add();
    std::thread([&jobs, &files, &thumbnail = thumbnails[i], i] {
      thumbnail.file = "thumb_" + files[i];
      thumbnail.edge = 64 << (i % 3);
      jobs.Done();
    }).detach();
  }
  jobs.WaitUntilIdle();
  return thumbnails;
}

}  // namespace

int main() {
  for (const Thumbnail& thumbnail :
       MakeThumbnails({"harbour.png", "market.png", "tower.png"})) {
    std::cout << thumbnail.file << ' ' << thumbnail.edge << '\n';
  }
}
