// C style: a flag beside the handle says whether there is a thread to join.
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>

typedef struct capture {
  pthread_t thread;
  bool running;
  int packets;
} capture_t;

static void* capture_main(void* arg) {
  capture_t* capture = static_cast<capture_t*>(arg);
  capture->packets += 21;
  return NULL;
}

static int capture_start(capture_t* capture) {
  if (capture->running) return 0;
  if (pthread_create(&capture->thread, NULL, capture_main, capture) != 0) {
    return -1;
  }
  capture->running = true;
  return 0;
}

static void capture_stop(capture_t* capture) {
  if (!capture->running) return;
  pthread_join(capture->thread, NULL);
  capture->running = false;
}

int main() {
  capture_t capture = {};
  if (capture_start(&capture) != 0) return 1;
  capture_stop(&capture);
  capture_stop(&capture);
  if (capture_start(&capture) != 0) return 1;
  capture_stop(&capture);
  printf("%d packets\n", capture.packets);
  return capture.packets == 42 ? 0 : 1;
}
