// A structured binding names the key inside an entry that was handed over.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using Entry = std::pair<std::string, std::vector<char>>;

class WriteBehind {
 public:
  WriteBehind() : writer_([this] { write(); }) {}
  ~WriteBehind() {
    {
      std::lock_guard lock(mutex_);
      stopped_ = true;
      cond_.notify_all();
    }
    writer_.join();
  }

  void store(Entry entry) {
    std::lock_guard lock(mutex_);
    dirty_.push_back(std::move(entry));
    cond_.notify_all();
  }

 private:
  bool fetch(Entry* entry) {
    std::unique_lock lock(mutex_);
    cond_.wait(lock, [this] { return stopped_ || !dirty_.empty(); });
    if (dirty_.empty()) return false;
    *entry = std::move(dirty_.front());
    dirty_.pop_front();
    return true;
  }
  void write() {
    Entry entry;
    while (fetch(&entry)) {
      std::printf("%s: %zu bytes\n", entry.first.c_str(), entry.second.size());
    }
  }

  std::mutex mutex_;
  std::condition_variable cond_;
  std::deque<Entry> dirty_;
  bool stopped_ = false;
  std::thread writer_;
};

static int save(WriteBehind& disk, std::vector<Entry> entries) {
  int skipped = 0;
  for (Entry& entry : entries) {
    auto& [key, blob] = entry;
    if (blob.empty()) {
      ++skipped;
      continue;
    }
    disk.store(std::move(entry));
    std::printf("saving %s\n", key.c_str());  //~ use-after-send
  }
  return skipped;
}

int main() {
  WriteBehind disk;
  const int skipped = save(disk, {{"profile/ada", {'a', 'd', 'a'}},
                                  {"profile/empty", {}},
                                  {"profile/grace", {'g'}}});
  std::printf("%d skipped\n", skipped);
}
