// One helper installs all handlers; the one for SIGPIPE frees the buffer that
// main may be freeing or filling.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef void (*handler_t)(int);

static void install(int number, handler_t handler) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  action.sa_handler = handler;
  if (sigaction(number, &action, NULL) != 0) _exit(2);
}

static volatile sig_atomic_t stop = 0;

static void on_stop(int number) {
  (void)number;
  stop = 1;
}

static void on_broken_pipe(int number) {
  char* note = strdup("broken pipe\n");  //~ signal-unsafe-call
  if (note != NULL) (void)!write(STDERR_FILENO, note, strlen(note) + (number & 0));
}

int main(void) {
  install(SIGINT, on_stop);
  install(SIGTERM, on_stop);
  install(SIGPIPE, on_broken_pipe);
  for (int line = 0; line < 10 && !stop; ++line) puts("line");
  return 0;
}
