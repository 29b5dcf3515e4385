// C style: pthread_join gives the task back before it is read and freed.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  char source[64];
  size_t bytes;
  int status;
} task_t;

static void* copy_main(void* argument) {
  task_t* task = static_cast<task_t*>(argument);
  task->bytes = strlen(task->source) * 4096;
  task->status = 0;
  return task;
}

static task_t* task_create(const char* source) {
  task_t* task = static_cast<task_t*>(calloc(1, sizeof(task_t)));
  if (task == NULL) return NULL;
  strncpy(task->source, source, sizeof(task->source) - 1);
  task->status = -1;
  return task;
}

static int copy(const char* source, size_t* bytes) {
  pthread_t thread;
  void* result = NULL;
  task_t* task = task_create(source);
  if (task == NULL) return -1;

  if (pthread_create(&thread, NULL, copy_main, task) != 0) {
    fprintf(stderr, "no thread for %s\n", task->source);
    free(task);
    return -1;
  }
  pthread_join(thread, &result);

  /* The thread has ended: the task belongs to this function again. */
  printf("%s: %zu bytes\n", task->source, task->bytes);
  *bytes += task->bytes;
  const int status = static_cast<task_t*>(result)->status;
  free(task);
  return status;
}

int main(void) {
  const char* sources[] = {"/srv/data", "/home", "/etc"};
  size_t bytes = 0;
  int failures = 0;
  for (size_t i = 0; i < sizeof(sources) / sizeof(sources[0]); ++i) {
    if (copy(sources[i], &bytes) != 0) ++failures;
  }
  printf("%zu bytes, %d failures\n", bytes, failures);
  return failures;
}
