// `[=]` gives each thread a lock of its own.
#include <pthread.h>

#include <cstdio>
#include <memory>
#include <thread>
#include <vector>

struct Progress {
  pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  int percent = 0;
};

static void advance(Progress& progress, int step) {
  pthread_mutex_lock(&progress.mutex);
  progress.percent += step;
  pthread_mutex_unlock(&progress.mutex);
}

static int run(int workers) {
  Progress progress;
  std::vector<std::jthread> threads;
  for (int i = 0; i < workers; ++i) {
    threads.emplace_back([=]() mutable {
      advance(progress, 100 / workers);  //~ lock-copied
    });
  }
  threads.clear();
  return progress.percent;
}

int main() { std::printf("%d %%\n", run(4)); }
