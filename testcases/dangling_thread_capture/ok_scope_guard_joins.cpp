// A scope guard runs the join, whatever return is taken.
#include <atomic>
#include <chrono>
#include <iostream>
#include <string>
#include <thread>
#include <utility>

namespace {

template <typename F>
class [[nodiscard]] Finally {
 public:
  explicit Finally(F action) : action_(std::move(action)) {}
  Finally(const Finally&) = delete;
  Finally& operator=(const Finally&) = delete;
  ~Finally() { action_(); }

 private:
  F action_;
};

enum class Verdict { kAccepted, kTooLong, kEmpty };

Verdict Validate(const std::string& upload, std::atomic<int>& spinner_turns) {
  std::thread spinner;
  const std::string caption = "checking " + upload;
  std::atomic<bool> done{false};
  spinner = std::thread([&caption, &done, &spinner_turns] {
    while (!done) {
      spinner_turns += caption.empty() ? 0 : 1;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  });
  const Finally stop_spinner([&] {
    done = true;
    spinner.join();
  });

  if (upload.empty()) return Verdict::kEmpty;
  if (upload.size() > 20) return Verdict::kTooLong;
  return Verdict::kAccepted;
}

}  // namespace

int main() {
  std::atomic<int> turns{0};
  for (const char* upload : {"", "cv.pdf", "the-whole-film-archive.tar.gz"}) {
    std::cout << static_cast<int>(Validate(upload, turns)) << '\n';
  }
}
