// A temporary lives to the end of its full expression, and so does the lock.
#include <cstdio>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class Tally {
 public:
  void add(int votes) { std::lock_guard<std::mutex>{mutex_}, votes_ += votes; }

  int votes() const {
    return std::lock_guard<std::mutex>(mutex_), votes_;
  }

 private:
  mutable std::mutex mutex_;
  int votes_ = 0;
};

template <class T>
class Locked {
 public:
  class Handle {
   public:
    explicit Handle(Locked& owner) : lock_(owner.mutex_), value_(owner.value_) {}
    T* operator->() const { return &value_; }
    T& operator*() const { return value_; }

   private:
    std::unique_lock<std::mutex> lock_;
    T& value_;
  };

  Handle operator->() { return Handle(*this); }
  Handle lock() { return Handle(*this); }

 private:
  std::mutex mutex_;
  T value_;
};

// Writes one whole line: locked when made, unlocked by the semicolon.
class Line {
 public:
  Line(std::mutex& mutex, std::string& out) : lock_(mutex), out_(out) {}
  ~Line() { out_ += '\n'; }
  Line& operator<<(const std::string& text) {
    out_ += text;
    return *this;
  }

 private:
  std::lock_guard<std::mutex> lock_;
  std::string& out_;
};

int main() {
  Tally tally;
  Locked<std::map<std::string, int>> scores;
  std::mutex log_mutex;
  std::string log;
  {
    std::jthread north([&] {
      tally.add(3);
      scores->insert({"north", 3});
      (*scores.lock())["all"] += 3;
      Line(log_mutex, log) << "north" << " done";
    });
    std::jthread south([&] {
      tally.add(4);
      (*scores.lock())["all"] += 4;
      Line(log_mutex, log) << "south" << " done";
    });
  }
  std::printf("%d %zu %zu\n", tally.votes(), scores->size(), log.size());
}
