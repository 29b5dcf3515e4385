// C style: the aging pass changes routes while it holds only the read lock.
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>

enum { kRoutes = 32, kMaxAge = 5 };

typedef struct route {
  unsigned prefix;
  unsigned gateway;
  int age;
} route_t;

typedef struct route_table {
  pthread_rwlock_t lock;
  route_t routes[kRoutes];
  size_t count;
} route_table_t;

static void route_add(route_table_t* table, unsigned prefix, unsigned gateway) {
  pthread_rwlock_wrlock(&table->lock);
  if (table->count < kRoutes) {
    route_t* route = &table->routes[table->count++];
    route->prefix = prefix;
    route->gateway = gateway;
    route->age = 0;
  }
  pthread_rwlock_unlock(&table->lock);
}

static unsigned route_lookup(route_table_t* table, unsigned address) {
  unsigned gateway = 0;
  pthread_rwlock_rdlock(&table->lock);
  for (size_t i = 0; i < table->count; i++) {
    const route_t* route = &table->routes[i];
    if (route->prefix == (address & 0xff00u) && route->age < kMaxAge) {
      gateway = route->gateway;
    }
  }
  pthread_rwlock_unlock(&table->lock);
  return gateway;
}

static void route_age_all(route_table_t* table) {
  pthread_rwlock_rdlock(&table->lock);
  for (size_t i = 0; i < table->count; i++) {
    table->routes[i].age++;  //~ unguarded-shared-access
  }
  pthread_rwlock_unlock(&table->lock);
}

static void* aging_thread(void* arg) {
  for (int i = 0; i < 4; i++) route_age_all(static_cast<route_table_t*>(arg));
  return NULL;
}

int main() {
  route_table_t table = {};
  pthread_t ager;
  unsigned found = 0;
  if (pthread_rwlock_init(&table.lock, NULL) != 0) return 1;
  if (pthread_create(&ager, NULL, aging_thread, &table) != 0) return 1;
  for (unsigned i = 0; i < kRoutes; i++) {
    route_add(&table, i << 8, i + 1);
    if (route_lookup(&table, (i << 8) + 1) != 0) found++;
  }
  pthread_join(ager, NULL);
  pthread_rwlock_destroy(&table.lock);
  printf("%u found\n", found);
  return 0;
}
