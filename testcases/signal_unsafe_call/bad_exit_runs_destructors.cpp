// `std::exit` in a handler runs destructors and atexit functions in the middle
// of whatever was interrupted.
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

class Journal {
 public:
  explicit Journal(const char* path) : out_(path) {}
  ~Journal() {
    for (const std::string& line : pending_) out_ << line << '\n';
  }
  void add(std::string line) { pending_.push_back(std::move(line)); }

 private:
  std::ofstream out_;
  std::vector<std::string> pending_;
};

Journal journal("/dev/null");

[[noreturn]] void quit(int status) {
  std::exit(status);
}

void on_interrupt(int) {
  quit(130);  //~ signal-unsafe-call
}

int main() {
  std::signal(SIGINT, on_interrupt);
  for (int i = 0; i < 1000; ++i) journal.add("entry " + std::to_string(i));
}
