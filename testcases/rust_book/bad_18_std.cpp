// Listing 16-14: a pointer with a plain count is copied into ten threads.
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

struct Counter {
  std::mutex mutex;
  int value = 0;  // guarded by `mutex`
};

template <typename T>
class Rc {
 public:
  Rc() : box_(new Box) {}
  Rc(const Rc& other) : box_(other.box_) { ++box_->count; }
  Rc& operator=(const Rc&) = delete;
  ~Rc() {
    if (--box_->count == 0) delete box_;
  }
  T* operator->() const { return &box_->object; }

 private:
  struct Box {
    T object;
    int count = 1;
  };
  Box* box_;
};

int main() {
  Rc<Counter> counter;
  std::vector<std::jthread> handles;

  for (int i = 0; i < 10; ++i) {
    handles.emplace_back([counter] {  //~ thread-unsafe-refcount
      std::lock_guard num(counter->mutex);
      ++counter->value;
    });
  }
}
