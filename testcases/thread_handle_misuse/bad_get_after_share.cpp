// share() takes the state out of the future; get() on it has nothing to get.
#include <cstdio>
#include <future>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace config {

std::string Load() { return "verbose=1"; }

std::size_t StartAll(int listeners) {
  std::future<std::string> loading = std::async(std::launch::async, Load);
  std::shared_future<std::string> settings = loading.share();
  std::vector<std::jthread> threads;
  for (int listener = 0; listener < listeners; ++listener) {
    threads.emplace_back([settings, listener] {
      std::printf("%d: %s\n", listener, settings.get().c_str());
    });
  }
  return loading.get().size();  //~ thread-handle-misuse
}

}  // namespace config

int main() { return config::StartAll(2) == 9 ? 0 : 1; }
