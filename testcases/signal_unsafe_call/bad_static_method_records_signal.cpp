// The watcher's static handler keeps every signal in a vector of the singleton.
#include <signal.h>

#include <cstdio>
#include <initializer_list>
#include <vector>

class SignalWatcher {
 public:
  static SignalWatcher& instance() {
    static SignalWatcher* watcher = new SignalWatcher;
    return *watcher;
  }

  void watch(std::initializer_list<int> signals) {
    for (int number : signals) {
      struct sigaction action = {};
      action.sa_handler = &SignalWatcher::handle;
      sigaction(number, &action, nullptr);
    }
  }

  std::size_t seen() const { return seen_.size(); }

 private:
  static void handle(int number) {
    instance().seen_.push_back(number);  //~ signal-unsafe-call
  }

  std::vector<int> seen_;
};

int main() {
  SignalWatcher& watcher = SignalWatcher::instance();
  watcher.watch({SIGUSR1, SIGUSR2});
  raise(SIGUSR1);
  std::printf("%zu\n", watcher.seen());
}
