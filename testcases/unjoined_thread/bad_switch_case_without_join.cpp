// The thread is joined in one case of the switch only.
#include <atomic>
#include <cstdio>
#include <thread>

enum class Mode { kWait, kCancel, kStatus };

static std::atomic<bool> g_cancelled{false};
static std::atomic<int> g_percent{0};

static void importAll() {
  while (!g_cancelled && g_percent < 100) ++g_percent;
}

static int import(Mode mode) {
  std::thread importer(importAll);
  switch (mode) {
    case Mode::kWait:
      importer.join();
      return g_percent;
    case Mode::kCancel:
      g_cancelled = true;
      importer.join();
      return g_percent;
    case Mode::kStatus:
      std::printf("%d%%\n", g_percent.load());
      break;
  }
  return -1;  //~ unjoined-thread
}

int main(int argc, char **) {
  return import(argc > 1 ? Mode::kStatus : Mode::kWait) == 100 ? 0 : 1;
}
