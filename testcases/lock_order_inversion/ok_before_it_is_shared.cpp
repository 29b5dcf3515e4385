// The constructor takes the locks in the other order, when nobody else can know
// of the object.
#include <cstdio>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

class Catalog {
 public:
  Catalog() {
    std::lock_guard prices_lock(prices_mutex_);
    std::lock_guard titles_lock(titles_mutex_);
    titles_[1] = "lamp";
    prices_[1] = 1999;
  }
  ~Catalog() {
    std::lock_guard prices_lock(prices_mutex_);
    prices_.clear();
    std::lock_guard titles_lock(titles_mutex_);
    titles_.clear();
  }

  long price_of(const std::string& title) {
    std::lock_guard titles_lock(titles_mutex_);
    for (const auto& [id, name] : titles_)
      if (name == title) {
        std::lock_guard prices_lock(prices_mutex_);
        return prices_[id];
      }
    return -1;
  }

 private:
  std::mutex titles_mutex_;
  std::map<int, std::string> titles_;
  std::mutex prices_mutex_;
  std::map<int, long> prices_;
};

int main() {
  auto catalog = std::make_shared<Catalog>();
  long seen = 0;
  {
    std::jthread shopper([catalog] {
      for (int i = 0; i < 100; ++i) catalog->price_of("lamp");
    });
    seen = catalog->price_of("lamp");
  }
  std::printf("%ld\n", seen);
}
