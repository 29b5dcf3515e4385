// Two threads of one class share a field that nothing protects at all.
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <thread>

class Downloader {
 public:
  Downloader() = default;
  Downloader(const Downloader&) = delete;
  Downloader& operator=(const Downloader&) = delete;
  ~Downloader() { finish(); }

  void start(std::uint64_t size) {
    size_ = size;  // Before either thread exists.
    receiver_ = std::thread(&Downloader::receive, this);
    reporter_ = std::thread(&Downloader::report, this);
  }

  void finish() {
    if (receiver_.joinable()) receiver_.join();
    finished_ = true;
    if (reporter_.joinable()) reporter_.join();
  }

  // Valid after finish().
  std::string lastReport() const { return report_; }

 private:
  void receive() {
    std::uint64_t left = size_;
    while (left > 0) {
      const std::uint64_t chunk = left < 1500 ? left : 1500;
      left -= chunk;
      received_ += chunk;  //~ unguarded-shared-access
    }
  }

  void report() {
    while (!finished_) {
      report_ = std::to_string(received_) + '/' + std::to_string(size_);
      std::this_thread::sleep_for(std::chrono::microseconds(50));
    }
  }

  std::uint64_t size_ = 0;
  std::uint64_t received_ = 0;
  std::string report_;  // Only the reporter writes it; read after its end.
  std::atomic<bool> finished_{false};
  std::thread receiver_;
  std::thread reporter_;
};

int main() {
  Downloader downloader;
  downloader.start(1'000'000);
  downloader.finish();
  return downloader.lastReport().size() < 64 ? 0 : 1;
}
