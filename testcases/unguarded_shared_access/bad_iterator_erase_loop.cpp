// The sweeper walks and erases with iterators after its guard's scope ended.
#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>

namespace net {

using Clock = std::chrono::steady_clock;

struct Lease {
  std::string client;
  Clock::time_point expires;
};

class LeaseTable {
 public:
  void renew(int address, std::string client, Clock::duration length) {
    const auto expires = Clock::now() + length;
    std::lock_guard<std::mutex> guard(m_mutex);
    m_leases[address] = Lease{std::move(client), expires};
    ++m_renewals;
  }

  bool isLeased(int address) const {
    std::lock_guard<std::mutex> guard(m_mutex);
    return m_leases.contains(address);
  }

  std::size_t sweep(Clock::time_point now) {
    {
      std::lock_guard<std::mutex> guard(m_mutex);
      if (m_renewals == 0) return 0;
      m_renewals = 0;
    }
    std::size_t removed = 0;
    auto it = m_leases.begin();  //~ unguarded-shared-access
    while (it != m_leases.end()) {
      if (it->second.expires < now) {
        it = m_leases.erase(it);
        ++removed;
      } else {
        ++it;
      }
    }
    return removed;
  }

 private:
  mutable std::mutex m_mutex;
  std::unordered_map<int, Lease> m_leases;
  std::size_t m_renewals = 0;
};

}  // namespace net

int main() {
  net::LeaseTable table;
  std::jthread clients([&table] {
    for (int i = 0; i < 300; ++i) {
      table.renew(i, "client", std::chrono::milliseconds(i % 3));
    }
  });
  std::size_t swept = 0;
  for (int i = 0; i < 20; ++i) swept += table.sweep(net::Clock::now());
  clients.join();
  return swept <= 300 && !table.isLeased(-1) ? 0 : 1;
}
