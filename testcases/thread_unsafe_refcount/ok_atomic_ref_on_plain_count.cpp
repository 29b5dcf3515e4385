// The counter is a plain long, and std::atomic_ref makes each change atomic.
#include <atomic>
#include <cstdio>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace cache {

struct Entry {
  std::string key;
  alignas(std::atomic_ref<long>::required_alignment) long pins = 0;
};

class Pin {
 public:
  explicit Pin(Entry* entry) : entry_(entry) { Increment(); }
  Pin(const Pin& other) : entry_(other.entry_) { Increment(); }
  Pin& operator=(const Pin& other) {
    Pin copy(other);
    std::swap(entry_, copy.entry_);
    return *this;
  }
  ~Pin() {
    const std::atomic_ref<long> pins(entry_->pins);
    if (pins.fetch_sub(1, std::memory_order_acq_rel) == 1) delete entry_;
  }
  const std::string& key() const { return entry_->key; }

 private:
  void Increment() {
    std::atomic_ref<long>(entry_->pins)
        .fetch_add(1, std::memory_order_relaxed);
  }
  Entry* entry_;
};

std::size_t Touch(Pin pin) { return pin.key().size(); }

}  // namespace cache

int main() {
  std::vector<std::size_t> touched(4, 0);
  const cache::Pin pin(new cache::Entry{"user:42:avatar"});
  std::vector<std::thread> threads;
  threads.reserve(touched.size());
  for (std::size_t& count : touched) {
    threads.emplace_back([pin, &count] {
      for (int i = 0; i < 100; ++i) count += cache::Touch(pin);
    });
  }
  std::size_t here = cache::Touch(pin);
  for (std::thread& thread : threads) thread.join();
  for (const std::size_t count : touched) here += count;
  std::printf("%zu\n", here);
}
