// A std::jthread is joined by its destructor: early returns and throws are fine.
#include <atomic>
#include <cstdio>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <thread>

static std::atomic<unsigned> ticks{0};

static void spin(std::stop_token stop) {
  while (!stop.stop_requested()) {
    ++ticks;
    std::this_thread::yield();
  }
}

static int render(const std::string& scene, int frames) {
  std::jthread spinner(spin);
  if (scene.empty()) return 0;
  if (frames < 0) throw std::invalid_argument("negative frames");
  int rendered = 0;
  while (rendered < frames) ++rendered;
  return rendered;
}

int main() {
  int rendered = render("", 4) + render("intro", 3);
  try {
    rendered += render("outro", -1);
  } catch (const std::invalid_argument& error) {
    std::printf("%s\n", error.what());
  }
  return rendered == 3 ? 0 : 1;
}
