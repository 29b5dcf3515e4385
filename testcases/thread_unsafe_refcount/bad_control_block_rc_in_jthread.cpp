// An Rc with a plain control block is cloned into each of several threads.
#include <cstddef>
#include <iostream>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

// Shared ownership as in Rust's Rc: strong and weak counts beside the value.
template <typename T>
class Rc {
  struct Block {
    std::size_t strong = 1;
    T value;
  };

 public:
  explicit Rc(T value) : block_(new Block{1, std::move(value)}) {}
  Rc(const Rc& other) noexcept : block_(other.block_) { ++block_->strong; }
  Rc(Rc&& other) noexcept : block_(std::exchange(other.block_, nullptr)) {}
  Rc& operator=(Rc other) noexcept {
    std::swap(block_, other.block_);
    return *this;
  }
  ~Rc() { Drop(); }

  T& operator*() const { return block_->value; }
  T* operator->() const { return &block_->value; }
  std::size_t strong_count() const { return block_->strong; }

 private:
  void Drop() noexcept {
    if (block_ != nullptr && --block_->strong == 0) delete block_;
  }

  Block* block_;
};

// What is counted is well guarded; the counting of its owners is not.
class Counter {
 public:
  Counter() = default;
  Counter(Counter&& other) noexcept : value_(other.value()) {}
  void Add(int n) {
    std::lock_guard lock(mutex_);
    value_ += n;
  }
  int value() const {
    std::lock_guard lock(mutex_);
    return value_;
  }

 private:
  mutable std::mutex mutex_;
  int value_ = 0;
};

int main() {
  const Rc<Counter> counter{Counter()};
  std::vector<std::jthread> threads;
  for (int i = 0; i < 10; ++i) {
    threads.emplace_back([counter] {  //~ thread-unsafe-refcount
      counter->Add(1);
    });
  }
  for (std::jthread& thread : threads) thread.join();
  std::cout << "result: " << counter->value() << '\n';
}
