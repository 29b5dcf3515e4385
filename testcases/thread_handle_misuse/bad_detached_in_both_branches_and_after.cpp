// The helper already let the thread go; the caller detaches it again.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>

namespace cleanup {

std::atomic<unsigned> removed{0};

void RemoveOld(unsigned days) { removed += days; }

// Lets `thread` go on alone and says so.
void LetGo(std::thread& thread, const char* name) {
  std::printf("%s runs in the background\n", name);
  thread.detach();
}

void Schedule(unsigned days) {
  std::thread sweeper(RemoveOld, days);
  if (days > 30) {
    LetGo(sweeper, "sweeper");
  }
  sweeper.detach();  //~ thread-handle-misuse
}

}  // namespace cleanup

int main() {
  cleanup::Schedule(7);
  while (cleanup::removed < 7) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return 0;
}
