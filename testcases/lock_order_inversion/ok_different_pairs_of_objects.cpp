// Two pipelines with stages of the same classes: each keeps an order of its
// own, and they have no object in common.
#include <cstdio>
#include <mutex>
#include <thread>
#include <vector>

struct Input {
  std::mutex mutex;
  std::vector<int> samples;
};

struct Output {
  std::mutex mutex;
  long sum = 0;
};

static void pull(Input& input, Output& output) {
  std::lock_guard output_lock(output.mutex);
  std::lock_guard input_lock(input.mutex);
  for (int sample : input.samples) output.sum += sample;
  input.samples.clear();
}

static void push(Input& input, Output& output, int sample) {
  std::lock_guard input_lock(input.mutex);
  input.samples.push_back(sample);
  std::lock_guard output_lock(output.mutex);
  output.sum += 1;
}

int main() {
  Input left_in, right_in;
  Output left_out, right_out;
  {
    std::jthread left_puller([&] {
      for (int i = 0; i < 100; ++i) pull(left_in, left_out);
    });
    std::jthread right_pusher([&] {
      for (int i = 0; i < 100; ++i) push(right_in, right_out, i);
    });
    for (int i = 0; i < 100; ++i) {
      pull(left_in, left_out);
      push(right_in, right_out, i);
    }
  }
  std::printf("%ld %ld\n", left_out.sum, right_out.sum);
}
