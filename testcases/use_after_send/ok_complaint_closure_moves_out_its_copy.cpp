// llvm/llvm-project#59130: inside the task the captured copy is tested and then
// moved on; "unsequenced" it is not, and the original is untouched.
#include <cstdio>
#include <functional>
#include <future>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

struct Draft {
  bool is_final = false;
  std::string text;

  std::string publish() && { return std::move(text) + "!"; }
};

class Board {
 public:
  void pin(std::string text) {
    std::lock_guard lock(mutex_);
    pinned_.push_back(std::move(text));
  }
  std::size_t size() const {
    std::lock_guard lock(mutex_);
    return pinned_.size();
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> pinned_;
};

std::future<void> pin_later(Board& board, const Draft& draft) {
  return std::async(std::launch::async, [&board, draft = draft]() mutable {
    if (draft.is_final) {
      board.pin(std::move(draft).publish());
    }
  });
}

int main() {
  Board board;
  Draft draft{true, "spring sale"};
  std::future<void> done = pin_later(board, draft);
  const std::size_t length = draft.text.size();
  done.get();
  std::printf("%zu of length %zu\n", board.size(), length);
}
