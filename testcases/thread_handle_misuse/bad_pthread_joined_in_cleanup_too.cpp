// After a failed check the thread is joined; the cleanup joins it once more.
#include <pthread.h>
#include <stdio.h>

typedef struct capture {
  pthread_t thread;
  int packets;
} capture_t;

static void* capture_main(void* arg) {
  capture_t* capture = static_cast<capture_t*>(arg);
  capture->packets = 42;
  return NULL;
}

static int capture_run(capture_t* capture, int expected) {
  int result = 0;
  if (pthread_create(&capture->thread, NULL, capture_main, capture) != 0) {
    return -1;
  }
  if (expected < 0) {
    result = -1;
    goto cleanup;
  }
  pthread_join(capture->thread, NULL);
  if (capture->packets < expected) {
    fprintf(stderr, "only %d packets\n", capture->packets);
    result = -1;
    goto cleanup;
  }
  return 0;

cleanup:
  pthread_join(capture->thread, NULL);  //~ thread-handle-misuse
  return result;
}

int main() {
  capture_t capture = {};
  if (capture_run(&capture, 10) != 0) return 1;
  printf("%d packets\n", capture.packets);
  return 0;
}
