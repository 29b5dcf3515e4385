// std::thread copies its arguments, although the function takes references.
#include <condition_variable>
#include <iostream>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace {

class Archive {
 public:
  void Expect(int shelves) {
    std::lock_guard lock(mutex_);
    expected_ += shelves;
  }
  void Store(const std::string& shelf, std::size_t volumes) {
    std::lock_guard lock(mutex_);
    volumes_[shelf] = volumes;
    --expected_;
    stored_.notify_all();
  }
  std::size_t WaitForTotal() {
    std::unique_lock lock(mutex_);
    stored_.wait(lock, [this] { return expected_ == 0; });
    std::size_t total = 0;
    for (const auto& [shelf, volumes] : volumes_) total += volumes;
    return total;
  }

 private:
  std::mutex mutex_;
  std::condition_variable stored_;
  std::map<std::string, std::size_t> volumes_;
  int expected_ = 0;
};

// The references are to the thread's own copies.
void Catalogue(Archive* archive, const std::string& shelf,
               const std::vector<std::string>& titles) {
  std::size_t volumes = 0;
  for (const std::string& title : titles) volumes += title.empty() ? 0 : 1;
  archive->Store(shelf, volumes);
}

void CatalogueShelf(Archive& archive, int number) {
  const std::string shelf = "shelf " + std::to_string(number);
  std::vector<std::string> titles;
  for (int i = 0; i < number; ++i) {
    titles.push_back("volume " + std::to_string(i));
  }
  archive.Expect(1);
  std::thread(Catalogue, &archive, shelf, titles).detach();
}

}  // namespace

int main() {
  static Archive archive;  // outlives every thread
  for (int number = 1; number <= 4; ++number) {
    CatalogueShelf(archive, number);
  }
  std::cout << archive.WaitForTotal() << " volumes\n";
}
