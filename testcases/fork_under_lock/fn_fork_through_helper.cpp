// spawn_child() forks; its caller has locked the log, which the child uses for
// as long as it lives and never unlocks.
#include <pthread.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>

namespace {

pthread_mutex_t log_lock = PTHREAD_MUTEX_INITIALIZER;
int lines = 0;

void log_line(const char* text) {
  pthread_mutex_lock(&log_lock);
  std::printf("%d %s\n", ++lines, text);
  pthread_mutex_unlock(&log_lock);
}

void* heartbeat(void*) {
  log_line("alive");
  return nullptr;
}

void work() {
  pthread_t beat;
  if (pthread_create(&beat, nullptr, heartbeat, nullptr) != 0) exit(1);
  pthread_detach(beat);
  pause();
}

pid_t spawn_child(void (*body)()) {
  const pid_t child = fork();
  if (child == 0) {
    body();
    exit(0);
  }
  return child;
}

}  // namespace

int main() {
  pthread_t beat;
  if (pthread_create(&beat, nullptr, heartbeat, nullptr) != 0) return 1;
  pthread_mutex_lock(&log_lock);
  ++lines;
  const pid_t child = spawn_child(work);  //~ MISSED fork-under-lock
  pthread_mutex_unlock(&log_lock);
  pthread_join(beat, nullptr);
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}
