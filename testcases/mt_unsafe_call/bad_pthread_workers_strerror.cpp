// C style: each worker reports what went wrong through `strerror`.
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  const char* path;
  char message[128];
} probe_t;

static void explain(probe_t* probe, int error) {
  snprintf(probe->message, sizeof probe->message, "%s: %s", probe->path,
           strerror(error));  //~ mt-unsafe-call
}

static void* probe_path(void* argument) {
  probe_t* probe = static_cast<probe_t*>(argument);
  int fd = open(probe->path, O_RDONLY);
  if (fd < 0) {
    explain(probe, errno);
    return NULL;
  }
  close(fd);
  snprintf(probe->message, sizeof probe->message, "%s: fine", probe->path);
  return NULL;
}

int main(void) {
  probe_t first = {"/etc/shadow-copy", ""};
  probe_t second = {"/var/empty/none", ""};
  pthread_t threads[2];
  if (pthread_create(&threads[0], NULL, probe_path, &first) != 0) return 1;
  if (pthread_create(&threads[1], NULL, probe_path, &second) != 0) {
    pthread_join(threads[0], NULL);
    return 1;
  }
  pthread_join(threads[0], NULL);
  pthread_join(threads[1], NULL);
  printf("%s\n%s\n", first.message, second.message);
  return 0;
}
