// The same in C: the list is locked, its reaper thread is joined, and the
// reaper waits for the list.
#include <pthread.h>

#include <cstdio>

namespace {

struct Children {
  pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  pthread_t reaper;
  int alive = 3;
  bool is_shutting_down = false;
};

void* reap(void* argument) {
  auto* children = static_cast<Children*>(argument);
  for (;;) {
    pthread_mutex_lock(&children->lock);
    const bool is_last = children->is_shutting_down || --children->alive == 0;
    pthread_mutex_unlock(&children->lock);
    if (is_last) return nullptr;
  }
}

void shut_down(Children* children) {
  pthread_mutex_lock(&children->lock);
  children->is_shutting_down = true;
  pthread_join(children->reaper, nullptr);  //~ blocking-under-lock
  children->alive = 0;
  pthread_mutex_unlock(&children->lock);
}

}  // namespace

int main() {
  Children children;
  if (pthread_create(&children.reaper, nullptr, reap, &children) != 0) return 1;
  shut_down(&children);
  std::puts("shut down");
}
