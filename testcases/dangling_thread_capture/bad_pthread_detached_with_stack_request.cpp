// A detached POSIX thread is given the address of a request on the stack.
#include <pthread.h>
#include <stdio.h>
#include <string.h>

typedef struct {
  char host[64];
  int port;
  int attempts;
} resolve_request;

static pthread_mutex_t log_lock = PTHREAD_MUTEX_INITIALIZER;
static unsigned long resolved_total;

static unsigned long hash_host(const char *host) {
  unsigned long hash = 5381;
  while (*host)
    hash = hash * 33 + (unsigned char)*host++;
  return hash;
}

static void *resolve_main(void *argument) {
  const resolve_request *request = (const resolve_request *)argument;
  unsigned long address = 0;
  for (int i = 0; i < request->attempts; ++i)
    address ^= hash_host(request->host) + (unsigned long)request->port;
  pthread_mutex_lock(&log_lock);
  resolved_total += address;
  pthread_mutex_unlock(&log_lock);
  return NULL;
}

static int resolve_in_background(const char *host, int port) {
  resolve_request request;
  pthread_t thread;
  memset(&request, 0, sizeof request);
  snprintf(request.host, sizeof request.host, "%s", host);
  request.port = port;
  request.attempts = 3;
  int error = pthread_create(&thread, NULL, resolve_main, &request);
  if (error != 0)
    return error;
  pthread_detach(thread);  //~ dangling-thread-capture
  return 0;
}

int main(void) {
  if (resolve_in_background("db.example.org", 5432) != 0)
    return 1;
  if (resolve_in_background("cache.example.org", 6379) != 0)
    return 1;
  pthread_mutex_lock(&log_lock);
  const unsigned long total = resolved_total;
  pthread_mutex_unlock(&log_lock);
  printf("so far: %lx\n", total);
  return 0;
}
