// The handle went into the vector; what is left here has no thread.
#include <atomic>
#include <cstdio>
#include <thread>
#include <utility>
#include <vector>

static std::atomic<int> lines{0};

class Importer {
 public:
  Importer() = default;
  Importer(const Importer&) = delete;
  Importer& operator=(const Importer&) = delete;
  ~Importer() {
    for (std::thread& thread : threads_) {
      if (thread.joinable()) thread.join();
    }
  }

  void import(int count, bool wait) {
    std::thread thread([count] { lines += count; });
    threads_.push_back(std::move(thread));
    if (wait) {
      thread.join();  //~ thread-handle-misuse
    }
  }

 private:
  std::vector<std::thread> threads_;
};

int main() {
  {
    Importer importer;
    importer.import(10, false);
    importer.import(20, true);
  }
  std::printf("%d lines\n", lines.load());
  return 0;
}
