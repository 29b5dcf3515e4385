// What `exchange` gives is what was there, not what it was given: nothing here
// is stored because of an older value of the same atomic.
#include <atomic>

class Logger {
 public:
  void swap(Logger& other) {
    auto other_level = other.level_.load();
    auto my_level = level_.exchange(other_level);
    other.level_.store(my_level);

    other_level = other.flush_level_.load();
    my_level = flush_level_.exchange(other_level);
    other.flush_level_.store(my_level);
  }
  void set_level(int level) { level_.store(level); }
  int level() const { return level_.load(); }

 private:
  std::atomic<int> level_{0};
  std::atomic<int> flush_level_{0};
};

int swap_levels(Logger& a, Logger& b) {
  a.swap(b);
  return a.level();
}
