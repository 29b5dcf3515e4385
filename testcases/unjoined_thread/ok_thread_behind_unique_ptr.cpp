// The thread is behind a unique_ptr: joined before each reset, and at the end.
#include <atomic>
#include <cstdio>
#include <memory>
#include <thread>

class Recorder {
 public:
  Recorder() = default;
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;
  ~Recorder() { Stop(); }

  bool Start() {
    if (thread_ != nullptr) return false;
    recording_ = true;
    thread_ = std::make_unique<std::thread>([this] { Record(); });
    return true;
  }

  void Stop() {
    recording_ = false;
    if (thread_ == nullptr) return;
    thread_->join();
    thread_.reset();
  }

  unsigned samples() const { return samples_; }

 private:
  void Record() {
    while (recording_) {
      ++samples_;
      std::this_thread::yield();
    }
  }

  std::atomic<bool> recording_{false};
  std::atomic<unsigned> samples_{0};
  std::unique_ptr<std::thread> thread_;
};

int main() {
  Recorder recorder;
  bool fine = recorder.Start() && !recorder.Start();
  while (recorder.samples() < 3) std::this_thread::yield();
  recorder.Stop();
  fine = fine && recorder.Start();
  std::printf("%s\n", fine ? "recorded" : "failed");
  return fine ? 0 : 1;
}
