// Listing 16-11: main gives its own sender up, and so the loop can end.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>

struct State {
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<std::string> values;
  int senders = 0;
};

// Closes the channel when its last copy is gone.
class Sender {
 public:
  explicit Sender(std::shared_ptr<State> state) : state_(std::move(state)) {
    count(1);
  }
  Sender(const Sender& other) : Sender(other.state_) {}
  Sender& operator=(const Sender&) = delete;
  ~Sender() { count(-1); }
  void send(std::string value) const {
    std::lock_guard lock(state_->mutex);
    state_->values.push_back(std::move(value));
    state_->changed.notify_one();
  }

 private:
  void count(int change) {
    std::lock_guard lock(state_->mutex);
    state_->senders += change;
    state_->changed.notify_one();
  }
  std::shared_ptr<State> state_;
};

static bool recv(State& state, std::string& value) {
  std::unique_lock lock(state.mutex);
  state.changed.wait(
      lock, [&] { return state.senders == 0 || !state.values.empty(); });
  if (state.values.empty()) return false;
  value = std::move(state.values.front());
  state.values.pop_front();
  return true;
}

int main() {
  auto rx = std::make_shared<State>();
  std::optional<Sender> tx(rx);
  std::jthread first([tx1 = *tx] { tx1.send("hi from one"); });
  std::jthread second([tx2 = *tx] { tx2.send("hi from two"); });
  tx.reset();

  std::string received;
  while (recv(*rx, received)) std::printf("Got: %s\n", received.c_str());
}
