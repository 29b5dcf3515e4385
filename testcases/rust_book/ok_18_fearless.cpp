// Listing 16-14 in one thread: an Rc made and cloned inside it stays there.
// flags: -Iruntime/include
#include <cstdio>
#include <vector>

#include "fearless/mutex.h"
#include "fearless/rc.h"
#include "fearless/thread.h"

int main() {
  auto handle = fearless::spawn([] {
    auto counter = fearless::make_rc<fearless::Mutex<int>>(0);
    std::vector<fearless::Rc<fearless::Mutex<int>>> owners;
    for (int i = 0; i < 10; ++i) owners.push_back(counter.clone());
    for (const auto& owner : owners) *owner->lock() += 1;
    return *counter->lock();
  });
  std::printf("Result: %d\n", handle.join());
}
