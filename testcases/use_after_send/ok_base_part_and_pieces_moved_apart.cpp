// `std::move(other)` names the base part once, then only the other members.
#include <cstdio>
#include <future>
#include <map>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Message {
 public:
  Message(int id, std::string topic) : id_(id), topic_(std::move(topic)) {}
  Message(Message&& other) noexcept
      : id_(other.id_), topic_(std::move(other.topic_)) {}
  Message& operator=(Message&&) = delete;

  int id() const { return id_; }
  std::string take_topic() && { return std::move(topic_); }

 private:
  int id_;
  std::string topic_;
};

class Publication : public Message {
 public:
  Publication(int id, std::string topic, std::vector<std::string> payload)
      : Message(id, std::move(topic)), payload_(std::move(payload)) {}

  // The base class takes its part of `other`; `payload_` is still there.
  Publication(Publication&& other) noexcept
      : Message(std::move(other)), payload_(std::move(other.payload_)) {}

  std::vector<std::string> take_payload() && { return std::move(payload_); }

 private:
  std::vector<std::string> payload_;
};

class Broker {
 public:
  void publish(Publication publication) {
    // Two getters with `&&` take two pieces of one object; a third is plain.
    std::string topic = std::move(publication).take_topic();
    std::vector<std::string> payload = std::move(publication).take_payload();
    const int id = publication.id();

    std::size_t& count = counts_[topic];
    count += payload.size();
    deliveries_.push_back(std::async(
        std::launch::async,
        [](int number, std::string to, std::vector<std::string> lines) {
          for (const std::string& line : lines) {
            std::printf("%d/%s: %s\n", number, to.c_str(), line.c_str());
          }
        },
        id, std::move(topic), std::move(payload)));
  }

  void flush() {
    for (std::future<void>& delivery : deliveries_) delivery.get();
    deliveries_.clear();
    for (const auto& [topic, lines] : counts_) {
      std::printf("%s: %zu lines\n", topic.c_str(), lines);
    }
  }

 private:
  std::map<std::string, std::size_t> counts_;
  std::vector<std::future<void>> deliveries_;
};

int main() {
  Broker broker;
  Publication draft(1, "weather", {"rain", "wind"});
  Publication final_version(std::move(draft));
  broker.publish(std::move(final_version));
  broker.publish(Publication(2, "weather", {"sun"}));
  broker.flush();
}
