// The sound card's driver calls `fill` from its own thread; the position that
// it advances is set by the user's thread.
// flags: -Iruntime/include
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <utility>
#include <vector>

#include "fearless/annotations.h"

class Player {
 public:
  void load(std::vector<std::int16_t> track) {
    std::lock_guard<std::mutex> lock(mutex_);
    track_ = std::move(track);
    volume_ = 100;
  }

  void seek(std::size_t frame) {
    position_ = frame;  //~ unguarded-shared-access
  }

  void set_volume(int percent) {
    std::lock_guard<std::mutex> lock(mutex_);
    volume_ = percent;
  }

  FEARLESS_THREAD_ROOT void fill(std::int16_t* out, std::size_t frames) {
    std::lock_guard<std::mutex> lock(mutex_);
    std::size_t count = std::min(frames, track_.size() - position_);
    for (std::size_t i = 0; i < count; ++i)
      out[i] = static_cast<std::int16_t>(track_[position_ + i] * volume_ / 100);
    position_ += count;
  }

 private:
  std::mutex mutex_;
  std::vector<std::int16_t> track_;
  std::size_t position_ = 0;
  int volume_ = 100;
};

// The driver keeps the player and calls `fill` 100 times a second.
void open_sound_card(Player& player);

int main() {
  Player player;
  player.load(std::vector<std::int16_t>(48000));
  open_sound_card(player);
  player.seek(24000);
  player.set_volume(80);
}
