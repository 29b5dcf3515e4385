// The handler joins before the exception goes on; so does the normal way.
#include <atomic>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

class Archive {
 public:
  void Add(const std::string& entry) {
    if (entry.empty()) throw std::invalid_argument("empty entry");
    entries_.push_back(entry);
  }
  std::size_t size() const { return entries_.size(); }

 private:
  std::vector<std::string> entries_;
};

static std::atomic<unsigned> syncs{0};

static void syncToDisk() { ++syncs; }

static std::size_t pack(Archive& archive,
                        const std::vector<std::string>& entries) {
  std::thread syncer(syncToDisk);
  try {
    for (const std::string& entry : entries) archive.Add(entry);
  } catch (...) {
    syncer.join();
    throw;
  }
  syncer.join();
  return archive.size();
}

int main() {
  Archive archive;
  try {
    std::printf("%zu\n", pack(archive, {"a", "b"}));
    std::printf("%zu\n", pack(archive, {"c", ""}));
  } catch (const std::invalid_argument& error) {
    std::printf("%s\n", error.what());
  }
  return syncs == 2 ? 0 : 1;
}
