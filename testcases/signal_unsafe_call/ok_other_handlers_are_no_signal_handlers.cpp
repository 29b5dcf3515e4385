// Functions of the same shape that are called in ordinary code: at exit, on
// termination, by the project's own kind of signal.
#include <cstdlib>
#include <exception>
#include <functional>
#include <iostream>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace ui {

class Signals {
 public:
  using Handler = void (*)(int);
  void signal(int number, Handler handler) {
    handlers_[number].push_back(handler);
  }
  void raise(int number) {
    for (Handler handler : handlers_[number]) handler(number);
  }

 private:
  std::map<int, std::vector<Handler>> handlers_;
};

void sigaction(Signals& signals, int number, Signals::Handler handler) {
  signals.signal(number, handler);
}

}  // namespace ui

void on_click(int button) {
  const std::string text = "button " + std::to_string(button);
  std::cout << text << '\n';
}

void say_goodbye() { std::cout << "bye\n"; }

[[noreturn]] void on_terminate() {
  std::cerr << "terminated\n";
  std::abort();
}

int main() {
  std::atexit(say_goodbye);
  std::set_terminate(on_terminate);
  ui::Signals signals;
  signals.signal(1, on_click);
  ui::sigaction(signals, 2, on_click);
  signals.raise(1);
  signals.raise(2);
}
