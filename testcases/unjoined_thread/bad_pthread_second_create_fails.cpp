// The writer could not be started: the reader is neither joined nor detached.
#include <pthread.h>
#include <stdio.h>
#include <string.h>

typedef struct stream {
  const char* name;
  char buffer[64];
} stream_t;

static void* reader_main(void* arg) {
  stream_t* stream = static_cast<stream_t*>(arg);
  memset(stream->buffer, 'r', sizeof(stream->buffer));
  return NULL;
}

static void* writer_main(void* arg) {
  stream_t* stream = static_cast<stream_t*>(arg);
  memset(stream->buffer, 'w', sizeof(stream->buffer));
  return NULL;
}

static stream_t input = {"input", {0}};
static stream_t output = {"output", {0}};

static int copy_streams(void) {
  pthread_t reader;
  pthread_t writer;
  if (pthread_create(&reader, NULL, reader_main, &input) != 0) return -1;
  if (pthread_create(&writer, NULL, writer_main, &output) != 0) {
    fprintf(stderr, "cannot write %s\n", output.name);
    return -1;  //~ unjoined-thread
  }
  pthread_join(reader, NULL);
  pthread_join(writer, NULL);
  return 0;
}

int main() {
  if (copy_streams() != 0) return 1;
  printf("%c %c\n", input.buffer[0], output.buffer[0]);
  return 0;
}
