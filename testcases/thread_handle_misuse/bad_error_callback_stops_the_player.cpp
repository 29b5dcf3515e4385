// The error handler runs on the player's own thread, and joins it.
#include <atomic>
#include <cstdio>
#include <functional>
#include <thread>
#include <utility>

namespace media {

class Player {
 public:
  using ErrorHandler = std::function<void(int)>;

  explicit Player(ErrorHandler onError) : onError_(std::move(onError)) {}
  Player(const Player&) = delete;
  Player& operator=(const Player&) = delete;
  ~Player() { Stop(); }

  void Play(int frames) {
    playing_ = true;
    thread_ = std::thread([this, frames] { Decode(frames); });
  }

  void Stop() {
    playing_ = false;
    if (thread_.joinable()) {
      thread_.join();  //~ thread-handle-misuse
    }
  }

 private:
  void Decode(int frames) {
    for (int frame = 0; playing_ && frame < frames; ++frame) {
      if (frame == 2) onError_(frame);
    }
  }

  const ErrorHandler onError_;
  std::atomic<bool> playing_{false};
  std::thread thread_;
};

class Screen {
 public:
  Screen() : player_([this](int frame) { OnError(frame); }) {}

  void Show(int frames) { player_.Play(frames); }

 private:
  void OnError(int frame) {
    std::printf("frame %d is broken\n", frame);
    player_.Stop();
  }

  Player player_;
};

}  // namespace media

int main() {
  media::Screen screen;
  screen.Show(8);
  return 0;
}
