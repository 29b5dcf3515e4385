// A CRTP base owns the mutex; one method of the derived pool forgets to ask it.
#include <cstddef>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

template <typename Derived>
class Synchronized {
 protected:
  Synchronized() = default;
  ~Synchronized() = default;

  [[nodiscard]] std::unique_lock<std::mutex> guard() const {
    return std::unique_lock<std::mutex>(mutex_);
  }

 public:
  // Every derived class says how much it holds.
  std::size_t footprint() const {
    const auto lock = guard();
    return static_cast<const Derived&>(*this).bytesLocked();
  }

 private:
  mutable std::mutex mutex_;
};

struct Buffer {
  explicit Buffer(std::size_t size) : bytes(size) {}
  std::vector<char> bytes;
};

template <std::size_t BlockSize>
class BufferPool : public Synchronized<BufferPool<BlockSize>> {
 public:
  using BufferPtr = std::unique_ptr<Buffer>;

  BufferPtr take() {
    {
      const auto lock = this->guard();
      if (!free_.empty()) {
        BufferPtr buffer = std::move(free_.back());
        free_.pop_back();
        return buffer;
      }
    }
    return std::make_unique<Buffer>(BlockSize);
  }

  void give(BufferPtr buffer) {
    free_.push_back(std::move(buffer));  //~ unguarded-shared-access
  }

 private:
  friend class Synchronized<BufferPool<BlockSize>>;
  std::size_t bytesLocked() const { return free_.size() * BlockSize; }

  std::vector<BufferPtr> free_;
};

int main() {
  BufferPool<512> pool;
  const auto churn = [&pool] {
    for (int i = 0; i < 300; ++i) {
      auto buffer = pool.take();
      buffer->bytes[0] = static_cast<char>(i);
      pool.give(std::move(buffer));
    }
  };
  {
    std::jthread first(churn);
    std::jthread second(churn);
  }
  return pool.footprint() > 0 ? 0 : 1;
}
