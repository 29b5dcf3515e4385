// Every request starts a thread and forgets its handle: the stacks pile up.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct request {
  int fd;
  int length;
} request_t;

static pthread_mutex_t total_lock = PTHREAD_MUTEX_INITIALIZER;
static long total_bytes = 0;

static void* handle_request(void* arg) {
  request_t* request = static_cast<request_t*>(arg);
  pthread_mutex_lock(&total_lock);
  total_bytes += request->length;
  pthread_mutex_unlock(&total_lock);
  free(request);
  return NULL;
}

int accept_request(int fd, int length) {
  request_t* request = static_cast<request_t*>(malloc(sizeof(request_t)));
  if (request == NULL) return -1;
  request->fd = fd;
  request->length = length;
  pthread_t handler;
  if (pthread_create(&handler, NULL, handle_request, request) != 0) {  //~ unjoined-thread
    free(request);
    return -1;
  }
  return 0;
}

long received_bytes(void) {
  pthread_mutex_lock(&total_lock);
  const long bytes = total_bytes;
  pthread_mutex_unlock(&total_lock);
  return bytes;
}
