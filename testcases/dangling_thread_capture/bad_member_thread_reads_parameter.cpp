// An indexer keeps its thread in a member; the thread reads a parameter.
#include <atomic>
#include <chrono>
#include <iostream>
#include <string>
#include <thread>

namespace {

class Indexer {
 public:
  Indexer() = default;
  Indexer(const Indexer&) = delete;
  Indexer& operator=(const Indexer&) = delete;
  ~Indexer() { Stop(); }

  void Start(std::string root) {
    Stop();
    stop_ = false;
    worker_ = std::thread([this, &root] {  //~ dangling-thread-capture
      while (!stop_) {
        indexed_ += Scan(root);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
    });
  }

  void Stop() {
    stop_ = true;
    if (worker_.joinable()) {
      worker_.join();
    }
  }

  std::size_t indexed() const { return indexed_; }

 private:
  static std::size_t Scan(const std::string& root) { return root.size(); }

  std::atomic<bool> stop_{false};
  std::atomic<std::size_t> indexed_{0};
  std::thread worker_;
};

}  // namespace

int main() {
  Indexer indexer;
  indexer.Start("/srv/library/manuscripts/of/the/eighteenth/century");
  std::this_thread::sleep_for(std::chrono::milliseconds(5));
  indexer.Stop();
  std::cout << "indexed " << indexer.indexed() << " entries\n";
}
