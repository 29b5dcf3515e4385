// All results are in, but a std::thread that was not joined is still joinable.
#include <atomic>
#include <cstdio>
#include <functional>
#include <thread>
#include <vector>

struct Histogram {
  std::atomic<unsigned> even{0};
  std::atomic<unsigned> odd{0};
  std::atomic<unsigned> done{0};
};

static void classify(Histogram& histogram, unsigned first, unsigned last) {
  for (unsigned value = first; value < last; ++value) {
    if (value % 2 == 0) {
      histogram.even.fetch_add(1);
    } else {
      histogram.odd.fetch_add(1);
    }
  }
  histogram.done.fetch_add(1);
}

static unsigned countOdd(Histogram& histogram, unsigned values,
                         unsigned workers) {
  std::vector<std::thread> threads;
  threads.reserve(workers);
  const unsigned share = values / workers;
  for (unsigned i = 0; i < workers; ++i) {
    threads.emplace_back(classify, std::ref(histogram), i * share,  //~ unjoined-thread
                         (i + 1) * share);
  }
  while (histogram.done.load() < workers) std::this_thread::yield();
  return histogram.odd.load();
}

int main() {
  static Histogram histogram;
  std::printf("%u odd\n", countOdd(histogram, 4000, 4));
  return 0;
}
