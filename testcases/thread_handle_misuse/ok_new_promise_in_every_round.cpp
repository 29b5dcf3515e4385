// A promise and its future live for one round; a member one is replaced.
#include <cstdio>
#include <future>
#include <thread>
#include <utility>

class Turnstile {
 public:
  std::future<int> next() {
    ticket_ = std::promise<int>();
    return ticket_.get_future();
  }
  void admit(int number) { ticket_.set_value(number); }

 private:
  std::promise<int> ticket_;
};

static int rounds(int count) {
  int sum = 0;
  for (int round = 0; round < count; ++round) {
    std::promise<int> promise;
    std::future<int> answer = promise.get_future();
    std::thread worker([promise = std::move(promise), round]() mutable {
      promise.set_value(round);
    });
    sum += answer.get();
    worker.join();
  }
  return sum;
}

int main() {
  int sum = rounds(4);
  Turnstile turnstile;
  for (int visitor = 10; visitor < 12; ++visitor) {
    std::future<int> ticket = turnstile.next();
    turnstile.admit(visitor);
    sum += ticket.get();
  }
  std::printf("%d\n", sum);
  return sum == 27 ? 0 : 1;
}
