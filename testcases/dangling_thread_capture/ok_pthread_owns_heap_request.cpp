// A detached POSIX thread gets a request from the heap and frees it itself.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
  char host[64];
  int port;
} resolve_request;

static pthread_mutex_t state_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t state_changed = PTHREAD_COND_INITIALIZER;
static unsigned long resolved_total;
static int running;

static void *resolve_main(void *argument) {
  resolve_request *request = (resolve_request *)argument;
  unsigned long hash = (unsigned long)request->port;
  for (const char *c = request->host; *c; ++c)
    hash = hash * 33 + (unsigned char)*c;
  free(request);
  pthread_mutex_lock(&state_lock);
  resolved_total += hash;
  --running;
  pthread_cond_signal(&state_changed);
  pthread_mutex_unlock(&state_lock);
  return NULL;
}

static int resolve_in_background(const char *host, int port) {
  resolve_request *request = (resolve_request *)malloc(sizeof *request);
  pthread_t thread;
  if (request == NULL)
    return -1;
  snprintf(request->host, sizeof request->host, "%s", host);
  request->port = port;
  pthread_mutex_lock(&state_lock);
  ++running;
  pthread_mutex_unlock(&state_lock);
  if (pthread_create(&thread, NULL, resolve_main, request) != 0) {
    free(request);
    pthread_mutex_lock(&state_lock);
    --running;
    pthread_mutex_unlock(&state_lock);
    return -1;
  }
  pthread_detach(thread);
  return 0;
}

int main(void) {
  resolve_in_background("db.example.org", 5432);
  resolve_in_background("cache.example.org", 6379);
  pthread_mutex_lock(&state_lock);
  while (running > 0)
    pthread_cond_wait(&state_changed, &state_lock);
  const unsigned long total = resolved_total;
  pthread_mutex_unlock(&state_lock);
  printf("%lx\n", total);
  return 0;
}
