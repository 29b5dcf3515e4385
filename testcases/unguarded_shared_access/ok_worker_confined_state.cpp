// Only the worker thread touches its cache; the mutex is for the inbox alone.
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <future>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

class Geocoder {
 public:
  Geocoder() : worker_([this] { run(); }) {}
  Geocoder(const Geocoder&) = delete;
  Geocoder& operator=(const Geocoder&) = delete;

  ~Geocoder() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      closed_ = true;
    }
    wake_.notify_one();
    worker_.join();
  }

  std::future<std::uint64_t> locate(std::string address) {
    Query query{std::move(address), {}};
    std::future<std::uint64_t> answer = query.answer.get_future();
    {
      std::lock_guard<std::mutex> lock(mutex_);
      inbox_.push_back(std::move(query));
    }
    wake_.notify_one();
    return answer;
  }

 private:
  struct Query {
    std::string address;
    std::promise<std::uint64_t> answer;
  };

  void run() {
    std::vector<Query> batch;
    for (;;) {
      {
        std::unique_lock<std::mutex> lock(mutex_);
        wake_.wait(lock, [this] { return closed_ || !inbox_.empty(); });
        if (inbox_.empty()) return;
        batch.swap(inbox_);
      }
      for (Query& query : batch) query.answer.set_value(lookUp(query.address));
      batch.clear();
    }
  }

  // Only called from run().
  std::uint64_t lookUp(const std::string& address) {
    if (const auto it = cache_.find(address); it != cache_.end()) {
      ++hits_;
      return it->second;
    }
    const std::uint64_t place = address.size() * 1000;
    return cache_[address] = place;
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Query> inbox_;
  bool closed_ = false;
  std::unordered_map<std::string, std::uint64_t> cache_;
  std::size_t hits_ = 0;
  std::thread worker_;
};

int main() {
  Geocoder geocoder;
  std::vector<std::future<std::uint64_t>> answers;
  for (int i = 0; i < 20; ++i) {
    answers.push_back(geocoder.locate("street " + std::to_string(i % 4)));
  }
  std::uint64_t sum = 0;
  for (auto& answer : answers) sum += answer.get();
  return sum == 20 * 8000 ? 0 : 1;
}
