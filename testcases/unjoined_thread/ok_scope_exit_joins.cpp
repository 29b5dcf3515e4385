// A scope guard with a lambda joins on each of the many ways out.
#include <atomic>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

template <typename Action>
class ScopeExit {
 public:
  explicit ScopeExit(Action action) : action_(std::move(action)) {}
  ScopeExit(const ScopeExit&) = delete;
  ScopeExit& operator=(const ScopeExit&) = delete;
  ~ScopeExit() { action_(); }

 private:
  Action action_;
};

static std::atomic<bool> uploading{false};
static std::atomic<unsigned> dots{0};

static void showProgress() {
  while (uploading) {
    ++dots;
    std::this_thread::yield();
  }
}

static int upload(const std::string& file) {
  uploading = true;
  std::thread progress(showProgress);
  ScopeExit finish([&progress] {
    uploading = false;
    progress.join();
  });

  if (file.empty()) return -1;
  if (file.front() == '/') throw std::invalid_argument("absolute: " + file);
  for (const char c : file) {
    if (c == ' ') return 0;
  }
  return static_cast<int>(file.size());
}

int main() {
  int size = upload("") + upload("a b") + upload("notes.txt");
  try {
    size += upload("/etc/passwd");
  } catch (const std::invalid_argument& error) {
    std::printf("%s\n", error.what());
  }
  return size == 8 ? 0 : 1;
}
