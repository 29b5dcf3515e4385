// memcpy() duplicates the bytes of the mutex: two locks that know of no other.
#include <pthread.h>

#include <cstdlib>
#include <cstring>

struct session {
  pthread_mutex_t mutex;
  int state;
  size_t bytes_in;
  size_t bytes_out;
};

struct session* session_open(void) {
  struct session* session =
      static_cast<struct session*>(calloc(1, sizeof(struct session)));
  if (session != nullptr) pthread_mutex_init(&session->mutex, nullptr);
  return session;
}

void session_count(struct session* session, size_t in, size_t out) {
  pthread_mutex_lock(&session->mutex);
  session->bytes_in += in;
  session->bytes_out += out;
  pthread_mutex_unlock(&session->mutex);
}

struct session* session_fork(struct session* session) {
  struct session* copy = session_open();
  if (copy == nullptr) return nullptr;
  pthread_mutex_lock(&session->mutex);
  memcpy(copy, session, sizeof *copy);  //~ MISSED lock-copied
  pthread_mutex_unlock(&session->mutex);
  return copy;
}
