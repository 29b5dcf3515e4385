// The helper gives the lock back first where its caller says that it is held.
#include <mutex>
#include <queue>

class Prepared {
 public:
  std::mutex* push_pop_mutex() { return &push_pop_mutex_; }
  void push(int seq) { heap_.push(seq); }
  void pop() {
    std::lock_guard<std::mutex> lock(push_pop_mutex_);
    heap_.pop();
  }

 private:
  std::mutex push_pop_mutex_;
  std::queue<int> heap_;
};

class Database {
 public:
  void add(int seq, bool locked) {
    if (!locked) prepared_.push_pop_mutex()->lock();
    prepared_.push(seq);
    if (seq < 10) check_against_max(seq, true);
    if (!locked) prepared_.push_pop_mutex()->unlock();
  }

  void advance(int max) { check_against_max(max, false); }

 private:
  void check_against_max(int max, bool locked) {
    if (locked) prepared_.push_pop_mutex()->unlock();
    if (max > 0) prepared_.pop();
    if (locked) prepared_.push_pop_mutex()->lock();
  }

  Prepared prepared_;
};
