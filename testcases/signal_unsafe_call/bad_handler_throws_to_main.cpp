// An exception is thrown out of the handler in the hope that main catches it.
#include <csignal>
#include <exception>
#include <iostream>

class Interrupted : public std::exception {
 public:
  const char* what() const noexcept override { return "interrupted"; }
};

void on_alarm(int) {
  throw Interrupted();  //~ signal-unsafe-call
}

long search(long limit) {
  long best = 0;
  for (long i = 0; i < limit; ++i) best = i * i % 1009 > best ? i : best;
  return best;
}

int main() {
  std::signal(SIGALRM, on_alarm);
  try {
    std::cout << search(1'000'000) << '\n';
  } catch (const Interrupted& error) {
    std::cout << error.what() << '\n';
  }
}
