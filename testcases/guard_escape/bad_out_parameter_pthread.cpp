// A lookup in the C style: the slot's address leaves through `out`.
#include <pthread.h>

#include <cerrno>
#include <cstddef>
#include <cstring>

struct route {
  char prefix[16];
  int metric;
  int next_hop;
};

struct route_table {
  pthread_mutex_t mutex;
  struct route routes[64];
  size_t count;
};

int route_find(struct route_table* table, const char* prefix,
               struct route** out) {
  int rc = ENOENT;
  pthread_mutex_lock(&table->mutex);
  for (size_t i = 0; i < table->count; i++) {
    if (strcmp(table->routes[i].prefix, prefix) == 0) {
      *out = &table->routes[i];  //~ guard-escape
      rc = 0;
      break;
    }
  }
  pthread_mutex_unlock(&table->mutex);
  return rc;
}

void route_add(struct route_table* table, const struct route* route) {
  pthread_mutex_lock(&table->mutex);
  if (table->count < 64) table->routes[table->count++] = *route;
  pthread_mutex_unlock(&table->mutex);
}

void route_remove(struct route_table* table, const char* prefix) {
  pthread_mutex_lock(&table->mutex);
  for (size_t i = 0; i < table->count; i++) {
    if (strcmp(table->routes[i].prefix, prefix) == 0) {
      table->routes[i] = table->routes[--table->count];
      break;
    }
  }
  pthread_mutex_unlock(&table->mutex);
}

int route_next_hop(struct route_table* table, const char* prefix) {
  struct route* found = nullptr;
  return route_find(table, prefix, &found) == 0 ? found->next_hop : -1;
}
