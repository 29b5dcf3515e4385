// reset() destroys the std::thread that the unique_ptr holds, still joinable.
#include <atomic>
#include <cstdio>
#include <memory>
#include <thread>

class Playback {
 public:
  Playback() = default;
  Playback(const Playback&) = delete;
  Playback& operator=(const Playback&) = delete;
  ~Playback() {
    playing_ = false;
    if (decoder_ && decoder_->joinable()) decoder_->join();
  }

  void Play() {
    if (decoder_) return;
    playing_ = true;
    decoder_ = std::make_unique<std::thread>([this] {
      while (playing_) frames_.fetch_add(1);
    });
  }

  void Stop() {
    playing_ = false;
    decoder_.reset();  //~ unjoined-thread
  }

  unsigned frames() const { return frames_; }

 private:
  std::atomic<bool> playing_{false};
  std::atomic<unsigned> frames_{0};
  std::unique_ptr<std::thread> decoder_;
};

int main() {
  Playback playback;
  playback.Play();
  while (playback.frames() == 0) std::this_thread::yield();
  playback.Stop();
  std::printf("%u frames\n", playback.frames());
  return 0;
}
