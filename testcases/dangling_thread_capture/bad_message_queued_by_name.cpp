// A link, whose code is elsewhere, queues a closure that makes the message when
// it is time to send it. The closure has a reference to a local answer.
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace uplink {

struct Message {
  std::string bytes;
};

class Component {
 public:
  using Maker = std::function<Message(std::uint8_t channel)>;
  bool queue_message(const Maker& maker);
};

struct Command {
  int id = 0;
};

class Receiver {
 public:
  explicit Receiver(Component& component) : component_(component) {}

  void receive(const Command& command) {
    std::optional<std::string> answer = handle(command);
    if (!answer) return;
    component_.queue_message([&](std::uint8_t channel) {  //~ dangling-thread-capture
      return Message{std::to_string(channel) + *answer};
    });
  }

 private:
  std::optional<std::string> handle(const Command& command) {
    if (command.id == 0) return std::nullopt;
    return "ack " + std::to_string(command.id);
  }

  Component& component_;
};

void poll(Component& component, const Command& command) {
  Receiver receiver(component);
  receiver.receive(command);
}

}  // namespace uplink
