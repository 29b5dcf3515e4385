// A home-made guard and a macro with a body: all accesses are inside the body.
#include <pthread.h>

#include <cstdint>
#include <cstdio>

namespace audio {

class Monitor {
 public:
  Monitor() { pthread_mutex_init(&handle_, nullptr); }
  ~Monitor() { pthread_mutex_destroy(&handle_); }
  Monitor(const Monitor&) = delete;
  Monitor& operator=(const Monitor&) = delete;

  void Enter() { pthread_mutex_lock(&handle_); }
  void Leave() { pthread_mutex_unlock(&handle_); }

 private:
  pthread_mutex_t handle_;
};

class AutoEnter {
 public:
  explicit AutoEnter(Monitor* monitor) : monitor_(monitor) {
    monitor_->Enter();
  }
  ~AutoEnter() { monitor_->Leave(); }
  AutoEnter(const AutoEnter&) = delete;
  AutoEnter& operator=(const AutoEnter&) = delete;

  explicit operator bool() const { return true; }

 private:
  Monitor* const monitor_;
};

#define SYNCHRONIZED(monitor)                                     \
  if (::audio::AutoEnter auto_enter_{&(monitor)}; !auto_enter_) { \
  } else

class Mixer {
 public:
  void Submit(const std::int16_t* samples, int count) {
    SYNCHRONIZED(monitor_) {
      for (int i = 0; i < count && i < kFrame; ++i) frame_[i] += samples[i];
      ++submitted_;
    }
  }

  int Flush(std::int16_t* out) {
    int submitted = 0;
    SYNCHRONIZED(monitor_) {
      for (int i = 0; i < kFrame; ++i) {
        out[i] = frame_[i];
        frame_[i] = 0;
      }
      submitted = submitted_;
      submitted_ = 0;
    }
    return submitted;
  }

 private:
  static constexpr int kFrame = 64;
  Monitor monitor_;
  std::int16_t frame_[kFrame] = {};
  int submitted_ = 0;
};

void* PlaySource(void* mixer) {
  const std::int16_t samples[64] = {1, 2, 3};
  for (int i = 0; i < 200; ++i) static_cast<Mixer*>(mixer)->Submit(samples, 64);
  return nullptr;
}

}  // namespace audio

int main() {
  audio::Mixer mixer;
  pthread_t source;
  if (pthread_create(&source, nullptr, audio::PlaySource, &mixer) != 0) {
    return 1;
  }
  std::int16_t out[64];
  int submitted = 0;
  for (int i = 0; i < 100; ++i) submitted += mixer.Flush(out);
  pthread_join(source, nullptr);
  submitted += mixer.Flush(out);
  std::printf("%d submitted\n", submitted);
  return submitted == 200 ? 0 : 1;
}
