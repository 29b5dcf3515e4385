// A weak handle looks harmless, but upgrading it changes the plain counts.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <thread>
#include <utility>

namespace ui {

struct Counts {
  int strong = 0;
  int weak = 0;
};

template <typename T>
class Strong;

template <typename T>
class Weak {
 public:
  Weak(T* value, Counts* counts) : value_(value), counts_(counts) {
    ++counts_->weak;
  }
  Weak(const Weak& other) : Weak(other.value_, other.counts_) {}
  Weak& operator=(const Weak&) = delete;
  ~Weak() {
    if (--counts_->weak == 0 && counts_->strong == 0) delete counts_;
  }
  std::optional<Strong<T>> Lock() const {
    if (counts_->strong == 0) return std::nullopt;
    return Strong<T>(value_, counts_);
  }

 private:
  T* value_;
  Counts* counts_;
};

template <typename T>
class Strong {
 public:
  explicit Strong(T* value) : Strong(value, new Counts) {}
  Strong(T* value, Counts* counts) : value_(value), counts_(counts) {
    ++counts_->strong;
  }
  Strong(const Strong& other) : Strong(other.value_, other.counts_) {}
  Strong& operator=(const Strong&) = delete;
  ~Strong() {
    if (--counts_->strong > 0) return;
    delete value_;
    if (counts_->weak == 0) delete counts_;
  }
  const T& operator*() const { return *value_; }
  Weak<T> ToWeak() const { return Weak<T>(value_, counts_); }

 private:
  T* value_;
  Counts* counts_;
};

}  // namespace ui

int main() {
  std::atomic<std::size_t> refreshed{0};
  std::optional<ui::Strong<std::string>> title(
      ui::Strong<std::string>(new std::string("Untitled document")));
  std::jthread refresher(
      [weak = title->ToWeak(), &refreshed] {  //~ thread-unsafe-refcount
        for (int i = 0; i < 50; ++i) {
          if (const auto strong = weak.Lock()) refreshed += (**strong).size();
        }
      });
  std::this_thread::sleep_for(std::chrono::microseconds(50));
  title.reset();
  refresher.join();
  std::printf("%s\n", refreshed.load() > 0 ? "refreshed" : "closed");
}
