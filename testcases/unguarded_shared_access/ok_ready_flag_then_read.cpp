// The result is read unlocked, once the guarded flag has said it is final.
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace solver {

struct Solution {
  std::vector<int> steps;
  std::string note;
};

// Like a future: set once, then never written again.
class Outcome {
 public:
  void publish(Solution solution) {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      if (ready_) return;
      solution_ = std::move(solution);
      ready_ = true;
    }
    published_.notify_all();
  }

  Solution wait() const {
    {
      std::unique_lock<std::mutex> lock(mutex_);
      published_.wait(lock, [this] { return ready_; });
    }
    return solution_;  // Immutable since ready_ became true.
  }

  std::size_t length() const { return wait().steps.size(); }

 private:
  mutable std::mutex mutex_;
  mutable std::condition_variable published_;
  bool ready_ = false;
  Solution solution_;
};

Solution search(int depth) {
  Solution solution;
  for (int i = 0; i < depth; ++i) solution.steps.push_back(i * i);
  solution.note = "depth " + std::to_string(depth);
  return solution;
}

}  // namespace solver

int main() {
  solver::Outcome outcome;
  std::size_t notes[2] = {0, 0};
  {
    std::jthread fast([&outcome] { outcome.publish(solver::search(3)); });
    std::jthread deep([&outcome] { outcome.publish(solver::search(30)); });
    std::jthread reader([&] { notes[0] = outcome.wait().note.size(); });
    notes[1] = outcome.wait().note.size();
  }
  const std::size_t length = outcome.length();
  return notes[0] == notes[1] && (length == 3 || length == 30) ? 0 : 1;
}
