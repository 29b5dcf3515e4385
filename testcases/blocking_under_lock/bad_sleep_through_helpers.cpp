// The pause is two calls away from the lock, and nobody remembers it there.
#include <pthread.h>
#include <unistd.h>

#include <cstdio>

namespace {

pthread_rwlock_t table_lock = PTHREAD_RWLOCK_INITIALIZER;
int routes = 0;

void back_off(int attempt) { usleep(1000u << attempt); }

bool send_route(int route) {
  for (int attempt = 0; attempt < 3; ++attempt) {
    if (route % 3 == attempt) return true;
    back_off(attempt);
  }
  return false;
}

void* publish(void*) {
  pthread_rwlock_wrlock(&table_lock);
  for (int route = 0; route < 8; ++route) {
    if (send_route(route)) ++routes;  //~ blocking-under-lock
  }
  pthread_rwlock_unlock(&table_lock);
  return nullptr;
}

}  // namespace

int main() {
  pthread_t publisher;
  if (pthread_create(&publisher, nullptr, publish, nullptr) != 0) return 1;
  pthread_rwlock_rdlock(&table_lock);
  std::printf("%d routes\n", routes);
  pthread_rwlock_unlock(&table_lock);
  pthread_join(publisher, nullptr);
}
