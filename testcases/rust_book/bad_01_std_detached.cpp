// Listing 16-1 with detach(): nobody waits, so the count is cut off.
#include <chrono>
#include <cstdio>
#include <thread>

static void count_to(int last, const char* who) {
  for (int i = 1; i <= last; ++i) {
    std::printf("hi number %d from the %s thread!\n", i, who);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

int main() {
  std::thread spawned(count_to, 9, "spawned");
  spawned.detach();  //~ unjoined-thread

  count_to(4, "main");
  return 0;
}
