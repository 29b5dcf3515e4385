// C style: the routes are loaded on first use, behind a plain int.
#include <pthread.h>
#include <stdio.h>

enum { kRoutes = 16 };

typedef struct route_table {
  pthread_mutex_t lock;
  int ready;
  unsigned gateways[kRoutes];
} route_table_t;

static route_table_t routes = {PTHREAD_MUTEX_INITIALIZER, 0, {0}};

static void routes_load(route_table_t* table) {
  for (unsigned i = 0; i < kRoutes; i++) table->gateways[i] = i + 1;
}

static unsigned route_lookup(route_table_t* table, unsigned prefix) {
  if (!table->ready) {  //~ double-checked-locking
    pthread_mutex_lock(&table->lock);
    if (!table->ready) {
      routes_load(table);
      table->ready = 1;
    }
    pthread_mutex_unlock(&table->lock);
  }
  return table->gateways[prefix % kRoutes];
}

static void* forward_main(void* arg) {
  unsigned sum = 0;
  (void)arg;
  for (unsigned prefix = 0; prefix < 64; prefix++) {
    sum += route_lookup(&routes, prefix);
  }
  printf("%u\n", sum);
  return NULL;
}

int main() {
  pthread_t first;
  pthread_t second;
  if (pthread_create(&first, NULL, forward_main, NULL) != 0) return 1;
  if (pthread_create(&second, NULL, forward_main, NULL) == 0) {
    pthread_join(second, NULL);
  }
  pthread_join(first, NULL);
  return 0;
}
