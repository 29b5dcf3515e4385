// Listing 16-14: an Rc is cloned into threads, and its count is not atomic.
// flags: -Iruntime/include
#include <utility>
#include <vector>

#include "fearless/mutex.h"
#include "fearless/rc.h"
#include "fearless/thread.h"

int main() {
  auto counter = fearless::make_rc<fearless::Mutex<int>>(0);
  std::vector<fearless::JoinHandle<void>> handles;

  for (int i = 0; i < 10; ++i) {
    handles.push_back(fearless::spawn(
        [counter = counter.clone()] {  //~ thread-unsafe-refcount
          *counter->lock() += 1;
        }));
  }
  for (fearless::JoinHandle<void>& handle : handles) handle.join();
}
