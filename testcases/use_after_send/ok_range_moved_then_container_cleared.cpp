// std::move the algorithm empties the elements; the container is then cleared.
#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <iterator>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using Task = std::unique_ptr<std::string>;

class TaskBoard {
 public:
  // Takes every task of `tasks`, whose elements are null afterwards.
  void pin(std::vector<Task>& tasks) {
    std::lock_guard<std::mutex> lock(mutex_);
    std::move(tasks.begin(), tasks.end(), std::back_inserter(board_));
    pinned_.notify_one();
  }
  bool clear_board(std::vector<Task>& out) {
    out.clear();
    std::unique_lock<std::mutex> lock(mutex_);
    pinned_.wait(lock, [this] { return closed_ || !board_.empty(); });
    out.swap(board_);
    return !out.empty();
  }
  void close() {
    std::lock_guard<std::mutex> lock(mutex_);
    closed_ = true;
    pinned_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable pinned_;
  std::vector<Task> board_;
  bool closed_ = false;
};

static std::size_t plan(TaskBoard& board, int days) {
  std::size_t planned = 0;
  std::vector<Task> today;
  for (int day = 1; day <= days; ++day) {
    for (const char* what : {"build", "test", "ship"}) {
      today.push_back(
          std::make_unique<std::string>(what + (" " + std::to_string(day))));
    }
    std::printf("day %d starts with %s\n", day, today.front()->c_str());
    board.pin(today);
    // The vector itself was not moved: its size is still what it was.
    planned += today.size();
    today.clear();
  }
  return planned;
}

int main() {
  TaskBoard board;
  std::jthread team([&board] {
    std::vector<Task> tasks;
    while (board.clear_board(tasks)) {
      for (const Task& task : tasks) std::printf("done: %s\n", task->c_str());
    }
  });
  std::printf("%zu tasks\n", plan(board, 2));
  board.close();
}
