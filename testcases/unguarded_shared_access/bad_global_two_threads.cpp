// A global map of connections is filled by one thread and read by another.
#include <atomic>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace {

struct Peer {
  std::string name;
  int port = 0;
};

std::mutex g_peers_mutex;
std::map<int, Peer> g_peers;
std::atomic<bool> g_shutting_down{false};

void accept_loop() {
  for (int fd = 3; fd < 300 && !g_shutting_down; ++fd) {
    Peer peer{"peer" + std::to_string(fd), 40000 + fd};
    std::lock_guard<std::mutex> lock(g_peers_mutex);
    g_peers.emplace(fd, std::move(peer));
  }
}

void drop_peer(int fd) {
  std::lock_guard<std::mutex> lock(g_peers_mutex);
  g_peers.erase(fd);
}

bool is_known(int fd) {
  std::lock_guard<std::mutex> lock(g_peers_mutex);
  return g_peers.contains(fd);
}

std::size_t open_ports_above(int port) {
  std::size_t count = 0;
  for (const auto& entry : g_peers) {  //~ unguarded-shared-access
    if (entry.second.port > port) ++count;
  }
  return count;
}

void monitor_loop(std::size_t& peak) {
  for (int round = 0; round < 50; ++round) {
    const std::size_t now = open_ports_above(40010);
    if (now > peak) peak = now;
    if (is_known(3)) drop_peer(3);
  }
}

}  // namespace

int main() {
  std::size_t peak = 0;
  std::thread acceptor(accept_loop);
  std::thread monitor(monitor_loop, std::ref(peak));
  monitor.join();
  g_shutting_down = true;
  acceptor.join();
  return peak <= 300 ? 0 : 1;
}
