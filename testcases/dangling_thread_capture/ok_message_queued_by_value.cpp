// As its twin, with the answer moved into the closure. A visitor that is run
// at once has references, and so has a task that is waited for here.
#include <cstdint>
#include <functional>
#include <future>
#include <optional>
#include <string>
#include <utility>

namespace uplink {

struct Message {
  std::string bytes;
};

class Component {
 public:
  using Maker = std::function<Message(std::uint8_t channel)>;
  bool queue_message(const Maker& maker);
  void for_each_channel(const std::function<void(std::uint8_t)>& visit);
  void post(std::function<void()> task);
};

class Receiver {
 public:
  explicit Receiver(Component& component) : component_(component) {}

  void receive(int id) {
    std::string answer = "ack " + std::to_string(id);
    component_.queue_message([answer = std::move(answer)](std::uint8_t channel) {
      return Message{std::to_string(channel) + answer};
    });
  }

  int channels() {
    int count = 0;
    component_.for_each_channel([&](std::uint8_t) { ++count; });
    return count;
  }

  int channels_on_loop() {
    int count = 0;
    std::promise<void> done;
    std::future<void> ready = done.get_future();
    component_.post([&] {
      count = channels();
      done.set_value();
    });
    ready.wait();
    return count;
  }

 private:
  Component& component_;
};

int poll(Component& component) {
  Receiver receiver(component);
  receiver.receive(1);
  return receiver.channels() + receiver.channels_on_loop();
}

}  // namespace uplink
