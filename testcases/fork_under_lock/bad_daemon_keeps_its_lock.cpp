// A daemon of C style: the parent returns to its caller, the child goes on and
// starts the thread that serves.
#include <pthread.h>
#include <sys/types.h>
#include <unistd.h>

#include <cstdlib>

struct daemon_state {
  pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  int served = 0;
};

static void* serve(void* argument) {
  auto* state = static_cast<daemon_state*>(argument);
  pthread_mutex_lock(&state->lock);
  state->served++;
  pthread_mutex_unlock(&state->lock);
  return nullptr;
}

static int daemonise(daemon_state* state) {
  pthread_mutex_lock(&state->lock);
  state->served = 0;
  const pid_t child = fork();  //~ fork-under-lock
  if (child == 0) {
    pthread_t server;
    if (pthread_create(&server, nullptr, serve, state) != 0) _exit(1);
    pthread_join(server, nullptr);  //~ blocking-under-lock
    _exit(0);
  }
  pthread_mutex_unlock(&state->lock);
  return child > 0 ? 0 : -1;
}

int main() {
  static daemon_state state;
  pthread_t server;
  if (pthread_create(&server, nullptr, serve, &state) != 0) return 1;
  const int result = daemonise(&state);
  pthread_join(server, nullptr);
  return result == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
