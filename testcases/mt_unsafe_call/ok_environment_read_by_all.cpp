// Set before the first thread starts, read by everybody, changed after the
// last one has ended.
#include <clocale>
#include <cstdlib>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

std::string home() {
  const char* path = std::getenv("APP_HOME");
  return path == nullptr ? "/" : path;
}

int main() {
  std::setlocale(LC_ALL, "C");
  setenv("APP_HOME", "/srv/app", 1);
  unsetenv("APP_DEBUG");
  std::vector<std::string> seen(4);
  {
    std::vector<std::jthread> workers;
    for (std::string& one : seen) {
      workers.emplace_back([&one] { one = home(); });
    }
    std::cout << home() << '\n';
  }
  setenv("APP_HOME", "/", 1);
  std::cout << home() << ' ' << seen.front() << '\n';
}
