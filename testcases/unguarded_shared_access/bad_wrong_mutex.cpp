// A retry path takes the statistics mutex to push into the job queue.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>

struct Job {
  std::string url;
  int attempts = 0;
};

struct FetchStats {
  int fetched = 0;
  int retried = 0;
};

class Fetcher {
 public:
  void submit(std::string url) {
    {
      std::lock_guard<std::mutex> lock(queue_mutex_);
      queue_.push_back(Job{std::move(url), 0});
    }
    queue_ready_.notify_one();
  }

  void retry(Job job) {
    ++job.attempts;
    std::lock_guard<std::mutex> lock(stats_mutex_);
    ++stats_.retried;
    queue_.push_front(std::move(job));  //~ unguarded-shared-access
  }

  void close() {
    {
      std::lock_guard<std::mutex> lock(queue_mutex_);
      closed_ = true;
    }
    queue_ready_.notify_all();
  }

  void run() {
    while (std::optional<Job> job = next()) {
      if (job->attempts == 0 && job->url.ends_with(".slow")) {
        retry(std::move(*job));
        continue;
      }
      std::lock_guard<std::mutex> lock(stats_mutex_);
      ++stats_.fetched;
    }
  }

  FetchStats stats() const {
    std::lock_guard<std::mutex> lock(stats_mutex_);
    return stats_;
  }

 private:
  std::optional<Job> next() {
    std::unique_lock<std::mutex> lock(queue_mutex_);
    queue_ready_.wait(lock, [this] { return closed_ || !queue_.empty(); });
    if (queue_.empty()) return std::nullopt;
    Job job = std::move(queue_.front());
    queue_.pop_front();
    return job;
  }

  std::mutex queue_mutex_;
  std::condition_variable queue_ready_;
  std::deque<Job> queue_;
  bool closed_ = false;
  mutable std::mutex stats_mutex_;
  FetchStats stats_;
};

int main() {
  Fetcher fetcher;
  {
    std::jthread first([&fetcher] { fetcher.run(); });
    std::jthread second([&fetcher] { fetcher.run(); });
    for (int i = 0; i < 20; ++i) {
      fetcher.submit("http://host/" + std::to_string(i) +
                     (i % 4 == 0 ? ".slow" : ""));
    }
    fetcher.close();
  }
  std::printf("%d fetched\n", fetcher.stats().fetched);
  return 0;
}
