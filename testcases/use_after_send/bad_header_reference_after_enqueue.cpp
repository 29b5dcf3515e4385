// A reference into a packet's header is written once the sender thread has it.
#include <array>
#include <condition_variable>
#include <cstdint>
#include <cstdio>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

struct Header {
  std::uint32_t sequence = 0;
  std::uint8_t retries = 0;
};

struct Packet {
  Header header;
  std::array<std::uint8_t, 1400> payload{};
};

class TxQueue {
 public:
  void enqueue(std::unique_ptr<Packet> packet) {
    const std::lock_guard lock(m_mutex);
    m_packets.emplace_back(std::move(packet));
    m_cond.notify_one();
  }
  std::unique_ptr<Packet> dequeue() {
    std::unique_lock lock(m_mutex);
    m_cond.wait(lock, [this] { return m_closed || !m_packets.empty(); });
    if (m_packets.empty()) return nullptr;
    auto packet = std::move(m_packets.front());
    m_packets.pop_front();
    return packet;
  }
  void close() {
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    m_cond.notify_all();
  }

 private:
  std::mutex m_mutex;
  std::condition_variable m_cond;
  std::deque<std::unique_ptr<Packet>> m_packets;
  bool m_closed = false;
};

class Connection {
 public:
  explicit Connection(TxQueue& queue) : m_queue(queue) {}

  void resend(std::unique_ptr<Packet> packet) {
    Header& header = packet->header;
    header.sequence = m_next++;
    m_queue.enqueue(std::move(packet));
    ++header.retries;  //~ use-after-send
  }

 private:
  TxQueue& m_queue;
  std::uint32_t m_next = 1;
};

int main() {
  TxQueue queue;
  std::jthread radio([&queue] {
    while (auto packet = queue.dequeue()) {
      std::printf("sent %u, retry %u\n", packet->header.sequence,
                  packet->header.retries);
    }
  });
  Connection connection(queue);
  connection.resend(std::make_unique<Packet>());
  connection.resend(std::make_unique<Packet>());
  queue.close();
}
