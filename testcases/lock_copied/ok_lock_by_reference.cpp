// Whole structs go by pointer or reference, shared ones by shared_ptr; only
// their plain parts are copied.
#include <pthread.h>

#include <cstdio>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

struct Totals {
  long count = 0;
  long sum = 0;
};

struct Meter {
  pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  Totals totals;
};

static void record(Meter* meter, long value) {
  pthread_mutex_lock(&meter->mutex);
  ++meter->totals.count;
  meter->totals.sum += value;
  pthread_mutex_unlock(&meter->mutex);
}

static Totals read(Meter& meter) {
  pthread_mutex_lock(&meter.mutex);
  Totals totals = meter.totals;
  pthread_mutex_unlock(&meter.mutex);
  return totals;
}

struct Limits {
  std::mutex mutex;
  int rate = 10;
};

static int rate_of(std::shared_ptr<Limits> limits) {
  std::lock_guard<std::mutex> lock(limits->mutex);
  return limits->rate;
}

int main() {
  Meter meter;
  auto limits = std::make_shared<Limits>();
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 3; ++i) {
      threads.emplace_back(record, &meter, i);
      threads.emplace_back([&meter, limits] { record(&meter, rate_of(limits)); });
    }
    threads.emplace_back([](Meter& m) { record(&m, 1); }, std::ref(meter));
  }
  const Totals totals = read(meter);
  std::printf("%ld %ld\n", totals.count, totals.sum);
}
