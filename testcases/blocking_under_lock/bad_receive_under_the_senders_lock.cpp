// The receiver keeps the registry locked while it waits for a message; whoever
// sends one takes the registry first.
// flags: -Iruntime/include
#include <cstdio>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "fearless/channel.h"
#include "fearless/thread.h"

namespace {

struct Registry {
  std::mutex mutex;
  std::map<int, std::string> names;
};

void announce(Registry& registry, const fearless::Sender<int>& tx) {
  for (int id = 1; id <= 3; ++id) {
    std::lock_guard<std::mutex> lock(registry.mutex);
    registry.names[id] = "node-" + std::to_string(id);
    tx.send(id).unwrap();
  }
}

}  // namespace

int main() {
  Registry registry;
  auto [tx, rx] = fearless::channel<int>();
  fearless::scope([&registry, &rx, &tx](fearless::Scope& threads) {
    threads.spawn([&registry, tx = std::move(tx)] { announce(registry, tx); });
    for (int i = 0; i < 3; ++i) {
      std::lock_guard<std::mutex> lock(registry.mutex);
      const int id = rx.recv().unwrap();  //~ blocking-under-lock
      std::printf("joined: %s\n", registry.names[id].c_str());
    }
  });
}
