// C style: all users lock the shared context, only the rewind path forgets.
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#define LOG_CAPACITY 256

struct log_context {
  pthread_mutex_t lock;
  char lines[LOG_CAPACITY][32];
  int used;
  int finished;
};

static void log_init(struct log_context* ctx) {
  pthread_mutex_init(&ctx->lock, NULL);
  memset(ctx->lines, 0, sizeof(ctx->lines));
  ctx->used = 0;
  ctx->finished = 0;
}

static void log_append(struct log_context* ctx, const char* text) {
  pthread_mutex_lock(&ctx->lock);
  if (ctx->used < LOG_CAPACITY) {
    snprintf(ctx->lines[ctx->used], sizeof(ctx->lines[0]), "%s", text);
    ctx->used++;
  }
  pthread_mutex_unlock(&ctx->lock);
}

static int log_used(struct log_context* ctx) {
  int used;
  pthread_mutex_lock(&ctx->lock);
  used = ctx->used;
  pthread_mutex_unlock(&ctx->lock);
  return used;
}

static void log_rewind(struct log_context* ctx) {
  if (log_used(ctx) == LOG_CAPACITY) {
    ctx->used = 0;  //~ unguarded-shared-access
  }
}

static void* writer_main(void* arg) {
  struct log_context* ctx = (struct log_context*)arg;
  for (int i = 0; i < 2 * LOG_CAPACITY; i++) {
    log_append(ctx, "sensor ok");
    log_rewind(ctx);
  }
  pthread_mutex_lock(&ctx->lock);
  ctx->finished = 1;
  pthread_mutex_unlock(&ctx->lock);
  return NULL;
}

static void* reader_main(void* arg) {
  struct log_context* ctx = (struct log_context*)arg;
  int done = 0;
  while (!done) {
    pthread_mutex_lock(&ctx->lock);
    done = ctx->finished;
    pthread_mutex_unlock(&ctx->lock);
    log_append(ctx, "reader alive");
  }
  return NULL;
}

int main(void) {
  static struct log_context ctx;
  pthread_t writer;
  pthread_t reader;
  log_init(&ctx);
  if (pthread_create(&writer, NULL, writer_main, &ctx) != 0) return 1;
  if (pthread_create(&reader, NULL, reader_main, &ctx) != 0) {
    pthread_join(writer, NULL);
    return 1;
  }
  pthread_join(writer, NULL);
  pthread_join(reader, NULL);
  printf("%d lines\n", log_used(&ctx));
  pthread_mutex_destroy(&ctx.lock);
  return 0;
}
