// main waits for the workers' result; they set it, but signal another variable.
#include <pthread.h>

#include <cstdio>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t started = PTHREAD_COND_INITIALIZER;
static pthread_cond_t finished = PTHREAD_COND_INITIALIZER;
static int running;
static int done;

static void* checksum(void*) {
  pthread_mutex_lock(&mutex);
  ++running;
  pthread_cond_broadcast(&started);
  ++done;
  pthread_cond_broadcast(&started);
  pthread_mutex_unlock(&mutex);
  return nullptr;
}

int main() {
  pthread_t workers[3];
  for (pthread_t& worker : workers) {
    if (pthread_create(&worker, nullptr, checksum, nullptr) != 0) return 1;
  }

  pthread_mutex_lock(&mutex);
  while (running < 3) pthread_cond_wait(&started, &mutex);
  while (done < 3) {
    pthread_cond_wait(&finished, &mutex);  //~ condvar-misuse
  }
  pthread_mutex_unlock(&mutex);

  for (pthread_t worker : workers) pthread_join(worker, nullptr);
  std::puts("all blocks checked");
}
