// Listing 16-13: the loop moves its only counter into every closure.
// flags: -Iruntime/include
#include <utility>
#include <vector>

#include "fearless/arc.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

int main() {
  auto counter = fearless::make_arc<fearless::Mutex<int>>(0);
  std::vector<fearless::JoinHandle<void>> handles;

  for (int i = 0; i < 10; ++i) {
    handles.push_back(
        fearless::spawn([counter = std::move(counter)] {  //~ use-after-send
          *counter->lock() += 1;
        }));
  }
  for (fearless::JoinHandle<void>& handle : handles) handle.join();
}
