// The waiter deletes the request as soon as its flag is set; the worker that
// set it has yet to signal.
#include <pthread.h>

#include <cstdio>

namespace {

struct Request {
  pthread_mutex_t mutex;
  pthread_cond_t served;
  bool is_served;
  int answer;
};

void* serve(void* argument) {
  auto* request = static_cast<Request*>(argument);
  pthread_mutex_lock(&request->mutex);
  request->answer = 42;
  request->is_served = true;
  pthread_mutex_unlock(&request->mutex);
  pthread_cond_signal(&request->served);  //~ condvar-misuse
  return nullptr;
}

}  // namespace

int main() {
  auto* request = new Request{};
  pthread_mutex_init(&request->mutex, nullptr);
  pthread_cond_init(&request->served, nullptr);
  pthread_t server;
  if (pthread_create(&server, nullptr, serve, request) != 0) return 1;
  pthread_detach(server);

  pthread_mutex_lock(&request->mutex);
  while (!request->is_served) {
    pthread_cond_wait(&request->served, &request->mutex);
  }
  const int answer = request->answer;
  pthread_mutex_unlock(&request->mutex);
  delete request;
  std::printf("%d\n", answer);
}
