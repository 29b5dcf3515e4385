// The macro was to declare a guard; it only makes one and throws it away.
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#define SYNCHRONIZED(m) std::lock_guard<std::mutex>{m}

class Playlist {
 public:
  void add(std::string song) {
    SYNCHRONIZED(mutex_);  //~ unnamed-guard
    songs_.push_back(std::move(song));
  }

  std::string current() {
    std::lock_guard<std::mutex> lock(mutex_);
    return position_ < songs_.size() ? songs_[position_] : std::string();
  }

  void next() {
    std::lock_guard<std::mutex> lock(mutex_);
    if (++position_ >= songs_.size()) position_ = 0;
  }

 private:
  std::mutex mutex_;
  std::vector<std::string> songs_;
  std::size_t position_ = 0;
};
