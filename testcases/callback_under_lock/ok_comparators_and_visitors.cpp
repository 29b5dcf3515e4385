// Order, filter and visitor of the caller's, handed on to algorithms; values
// behind a wrapper whose whole purpose is to run a function under its lock.
#include <algorithm>
#include <cstdio>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

template <class T>
class Synchronized {
 public:
  template <class Action>
  auto with(Action&& action) {
    std::lock_guard lock(mutex_);
    return std::forward<Action>(action)(value_);
  }

 private:
  std::mutex mutex_;
  T value_{};
};

class Playlist {
 public:
  void add(std::string title) {
    std::lock_guard lock(mutex_);
    titles_.push_back(std::move(title));
  }
  void sort_by(
      const std::function<bool(const std::string&, const std::string&)>& less) {
    std::lock_guard lock(mutex_);
    std::sort(titles_.begin(), titles_.end(), less);
  }
  long count(const std::function<bool(const std::string&)>& is_wanted) const {
    std::lock_guard lock(mutex_);
    return std::count_if(titles_.begin(), titles_.end(), is_wanted);
  }
  template <class Visitor>
  void each(Visitor&& visit) const {
    std::lock_guard lock(mutex_);
    for (const std::string& title : titles_) visit(title);
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> titles_;
};

int main() {
  Playlist playlist;
  Synchronized<std::vector<int>> lengths;
  {
    std::jthread reader([&] {
      for (int i = 0; i < 100; ++i) {
        playlist.add("song " + std::to_string(i));
        lengths.with([i](std::vector<int>& all) { all.push_back(i); });
      }
    });
    playlist.sort_by(std::greater<>());
  }
  std::size_t letters = 0;
  playlist.each([&](const std::string& title) { letters += title.size(); });
  const long many = playlist.count(
      [](const std::string& title) { return title.size() > 6; });
  const std::size_t known = lengths.with([](auto& all) { return all.size(); });
  std::printf("%zu %ld %zu\n", letters, many, known);
}
