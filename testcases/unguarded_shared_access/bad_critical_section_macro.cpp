// A home-made guard behind a macro ends before the last write of the block.
#include <pthread.h>

#include <cstdint>
#include <cstdio>

namespace audio {

class Mutex {
 public:
  Mutex() { pthread_mutex_init(&handle_, nullptr); }
  ~Mutex() { pthread_mutex_destroy(&handle_); }
  Mutex(const Mutex&) = delete;
  Mutex& operator=(const Mutex&) = delete;

  void Enter() { pthread_mutex_lock(&handle_); }
  void Leave() { pthread_mutex_unlock(&handle_); }

 private:
  pthread_mutex_t handle_;
};

class ScopedLock {
 public:
  explicit ScopedLock(Mutex& mutex) : mutex_(mutex) { mutex_.Enter(); }
  ~ScopedLock() { mutex_.Leave(); }
  ScopedLock(const ScopedLock&) = delete;
  ScopedLock& operator=(const ScopedLock&) = delete;

 private:
  Mutex& mutex_;
};

#define CRITICAL_SECTION(mutex) \
  if (::audio::ScopedLock critical_section_guard{mutex}; true)

class Mixer {
 public:
  void Submit(const std::int16_t* samples, int count) {
    CRITICAL_SECTION(mutex_) {
      for (int i = 0; i < count && i < kFrame; ++i) frame_[i] += samples[i];
      ++submitted_;
    }
  }

  void Flush(std::int16_t* out) {
    CRITICAL_SECTION(mutex_) {
      for (int i = 0; i < kFrame; ++i) {
        out[i] = frame_[i];
        frame_[i] = 0;
      }
    }
    submitted_ = 0;  //~ unguarded-shared-access
  }

  int Submitted() {
    CRITICAL_SECTION(mutex_) { return submitted_; }
    return 0;
  }

 private:
  static constexpr int kFrame = 64;
  Mutex mutex_;
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
  for (int i = 0; i < 100; ++i) mixer.Flush(out);
  pthread_join(source, nullptr);
  std::printf("%d left\n", mixer.Submitted());
  return 0;
}
