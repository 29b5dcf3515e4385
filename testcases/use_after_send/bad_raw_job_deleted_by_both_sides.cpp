// The queue's consumer deletes each job, and the producer deletes it as well.
#include <condition_variable>
#include <cstdio>
#include <list>
#include <mutex>
#include <thread>

struct CompressJob {
  int block;
  int level;
};

class CompressQueue {
 public:
  // Takes ownership of `job`.
  void Push(CompressJob* job) {
    std::lock_guard<std::mutex> lock(mutex_);
    jobs_.push_back(job);
    nonempty_.notify_one();
  }

  // The caller owns the result; null once the queue is closed and drained.
  CompressJob* Pop() {
    std::unique_lock<std::mutex> lock(mutex_);
    while (jobs_.empty()) {
      if (closed_) return nullptr;
      nonempty_.wait(lock);
    }
    CompressJob* job = jobs_.front();
    jobs_.pop_front();
    return job;
  }

  void Close() {
    std::lock_guard<std::mutex> lock(mutex_);
    closed_ = true;
    nonempty_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable nonempty_;
  std::list<CompressJob*> jobs_;
  bool closed_ = false;
};

static void CompressBlocks(CompressQueue& queue) {
  while (CompressJob* job = queue.Pop()) {
    std::printf("block %d at level %d\n", job->block, job->level);
    delete job;
  }
}

static void Enqueue(CompressQueue& queue, int block) {
  CompressJob* job = new CompressJob{block, 6};
  queue.Push(job);
  delete job;  //~ use-after-send
}

int main() {
  CompressQueue queue;
  std::jthread compressor([&queue] { CompressBlocks(queue); });
  for (int block = 0; block < 4; ++block) Enqueue(queue, block);
  queue.Close();
  return 0;
}
