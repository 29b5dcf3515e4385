// Workers use the variants that keep their state with the caller.
#include <cerrno>
#include <cstring>
#include <ctime>
#include <string>
#include <thread>
#include <vector>

std::string timestamp(std::time_t when) {
  std::tm parts = {};
  localtime_r(&when, &parts);
  char text[64];
  std::strftime(text, sizeof text, "%F %T", &parts);
  char day[32];
  return std::string(text) + asctime_r(&parts, day);
}

std::size_t words_in(std::string line) {
  std::size_t words = 0;
  char* rest = nullptr;
  for (char* word = strtok_r(line.data(), " ", &rest); word != nullptr;
       word = strtok_r(nullptr, " ", &rest)) {
    ++words;
  }
  return words;
}

std::string error_text(int error) {
  char text[64];
  return strerror_r(error, text, sizeof text);
}

int main() {
  std::vector<std::jthread> workers;
  for (int i = 0; i < 4; ++i) {
    workers.emplace_back([i] {
      (void)timestamp(i);
      (void)words_in("a b c");
      (void)error_text(ENOENT + i);
    });
  }
}
