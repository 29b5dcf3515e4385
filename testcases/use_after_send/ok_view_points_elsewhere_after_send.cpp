// The views that looked into the sent packet are pointed at other things first.
#include <condition_variable>
#include <cstdint>
#include <cstdio>
#include <deque>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

struct Packet {
  std::string label;
  std::vector<std::uint8_t> bytes;
};

class Transmitter {
 public:
  Transmitter() : thread_([this] { Run(); }) {}
  ~Transmitter() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      off_ = true;
      cond_.notify_one();
    }
    thread_.join();
  }
  void Send(std::unique_ptr<Packet> packet) {
    std::lock_guard<std::mutex> lock(mutex_);
    packets_.push_back(std::move(packet));
    cond_.notify_one();
  }

 private:
  void Run() {
    for (;;) {
      std::unique_ptr<Packet> packet;
      {
        std::unique_lock<std::mutex> lock(mutex_);
        cond_.wait(lock, [this] { return off_ || !packets_.empty(); });
        if (packets_.empty()) return;
        packet = std::move(packets_.front());
        packets_.pop_front();
      }
      std::printf("sent %s\n", packet->label.c_str());
    }
  }

  std::mutex mutex_;
  std::condition_variable cond_;
  std::deque<std::unique_ptr<Packet>> packets_;
  bool off_ = false;
  std::thread thread_;
};

static std::unique_ptr<Packet> MakePacket(int number) {
  auto packet = std::make_unique<Packet>();
  packet->label = "packet " + std::to_string(number);
  packet->bytes.assign(8, static_cast<std::uint8_t>(number));
  return packet;
}

static unsigned SendTwo(Transmitter& radio) {
  static constexpr std::uint8_t kIdle[] = {0x7e, 0x7e};
  std::unique_ptr<Packet> first = MakePacket(1);
  std::unique_ptr<Packet> second = MakePacket(2);

  const Packet* current = first.get();
  std::string_view label = current->label;
  std::span<const std::uint8_t> bytes = current->bytes;
  unsigned sum = bytes[0];
  std::printf("%.*s\n", static_cast<int>(label.size()), label.data());
  radio.Send(std::move(first));

  current = second.get();
  label = current->label;
  bytes = current->bytes;
  sum += bytes[0] + static_cast<unsigned>(label.size());
  radio.Send(std::move(second));

  label = "idle";
  bytes = kIdle;
  std::printf("%.*s\n", static_cast<int>(label.size()), label.data());
  return sum + bytes[0];
}

int main() {
  Transmitter radio;
  std::printf("sum %u\n", SendTwo(radio));
}
