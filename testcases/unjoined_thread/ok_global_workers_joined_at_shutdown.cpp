// Handles live in globals: init starts the threads and shutdown joins them.
#include <atomic>
#include <cstdio>
#include <memory>
#include <thread>
#include <vector>

namespace audio {

namespace {

std::atomic<bool> running{false};
std::atomic<unsigned> mixed{0};
std::thread mixer;
std::vector<std::thread> decoders;

void Mix() {
  while (running) ++mixed;
}

void Decode(int channel) {
  while (running) mixed += static_cast<unsigned>(channel);
}

}  // namespace

void Init(int channels) {
  running = true;
  mixer = std::thread(Mix);
  for (int channel = 1; channel <= channels; ++channel) {
    decoders.emplace_back(Decode, channel);
  }
}

void Shutdown() {
  running = false;
  if (mixer.joinable()) mixer.join();
  for (std::thread& decoder : decoders) decoder.join();
  decoders.clear();
}

unsigned Mixed() { return mixed; }

}  // namespace audio

int main() {
  audio::Init(2);
  while (audio::Mixed() < 10) std::this_thread::yield();
  audio::Shutdown();
  std::printf("%s\n", audio::Mixed() >= 10 ? "mixed" : "silent");
  return 0;
}
