// Listing 16-15: Arc<Mutex<int>> shared by ten threads gives 10.
// flags: -Iruntime/include
#include <cstdio>
#include <vector>

#include "fearless/arc.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

int main() {
  auto counter = fearless::make_arc<fearless::Mutex<int>>(0);
  std::vector<fearless::JoinHandle<void>> handles;

  for (int i = 0; i < 10; ++i) {
    handles.push_back(fearless::spawn([counter = counter.clone()] {
      auto num = counter->lock();
      *num += 1;
    }));
  }
  for (fearless::JoinHandle<void>& handle : handles) handle.join();

  std::printf("Result: %d\n", *counter->lock());
}
