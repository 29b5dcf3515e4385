// Retain and release take a spin lock of their own, made of an atomic_flag.
#include <atomic>
#include <cstdio>
#include <future>
#include <string>
#include <utility>
#include <vector>

class SpinLock {
public:
  void lock() {
    while (Flag.test_and_set(std::memory_order_acquire))
      while (Flag.test(std::memory_order_relaxed)) {
      }
  }
  void unlock() { Flag.clear(std::memory_order_release); }

private:
  std::atomic_flag Flag;
};

struct Program {
  explicit Program(std::string source) : source(std::move(source)) {}
  const std::string source;
  SpinLock lock;
  unsigned holders = 0;
};

class ProgramRef {
public:
  explicit ProgramRef(std::string source)
      : P(new Program(std::move(source))) {
    hold();
  }
  ProgramRef(const ProgramRef &other) : P(other.P) { hold(); }
  ProgramRef &operator=(const ProgramRef &) = delete;
  ~ProgramRef() {
    P->lock.lock();
    const unsigned left = --P->holders;
    P->lock.unlock();
    if (left == 0)
      delete P;
  }
  const std::string &source() const { return P->source; }

private:
  void hold() {
    P->lock.lock();
    ++P->holders;
    P->lock.unlock();
  }
  Program *const P;
};

static long execute(ProgramRef program, int input) {
  long result = input;
  for (char op : program.source())
    result = op == '+' ? result + 1 : op == '*' ? result * 2 : result;
  return result;
}

int main() {
  const ProgramRef program("+*+*++*");
  std::vector<std::future<long>> runs;
  for (int input = 0; input < 4; ++input)
    runs.push_back(std::async(std::launch::async,
                              [program, input] {
                                return execute(program, input);
                              }));
  long sum = execute(program, 100);
  for (std::future<long> &run : runs)
    sum += run.get();
  std::printf("%ld\n", sum);
  return 0;
}
