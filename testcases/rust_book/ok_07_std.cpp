// Listing 16-6: a channel made of std parts gives its two ends.
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

struct State {
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<std::string> values;
};

class Transmitter {
 public:
  explicit Transmitter(std::shared_ptr<State> state)
      : state_(std::move(state)) {}
  void send(std::string value) {
    std::lock_guard lock(state_->mutex);
    state_->values.push_back(std::move(value));
    state_->changed.notify_one();
  }

 private:
  std::shared_ptr<State> state_;
};

class Receiver {
 public:
  explicit Receiver(std::shared_ptr<State> state) : state_(std::move(state)) {}
  std::string recv() {
    std::unique_lock lock(state_->mutex);
    state_->changed.wait(lock, [this] { return !state_->values.empty(); });
    std::string value = std::move(state_->values.front());
    state_->values.pop_front();
    return value;
  }

 private:
  std::shared_ptr<State> state_;
};

static std::pair<Transmitter, Receiver> channel() {
  auto state = std::make_shared<State>();
  return {Transmitter(state), Receiver(state)};
}

int main() {
  auto [tx, rx] = channel();
  tx.send("up");
  return rx.recv() == "up" ? 0 : 1;
}
