// Peers of other threads are queued for the right one, but then both go on and
// change the map without a lock.
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <thread>

struct Peer {
  int fd() const;
};

struct PeerQueue {
  void push(std::shared_ptr<Peer> peer);
};

class Transport {
 public:
  void add(const std::shared_ptr<Peer>& peer) {
    const bool is_right_thread = std::this_thread::get_id() == thread_;
    if (!is_right_thread) {
      queue_.push(peer);
    } else {
      handle(peer);
    }
    to_write_.emplace(peer->fd(), std::deque<std::string>{});  //~ unguarded-shared-access
  }

  void on_writable(int fd) {
    auto it = to_write_.find(fd);
    if (it != to_write_.end() && !it->second.empty()) it->second.pop_front();
  }

 private:
  void handle(const std::shared_ptr<Peer>& peer) { peers_[peer->fd()] = peer; }

  std::thread::id thread_;
  PeerQueue queue_;
  std::map<int, std::shared_ptr<Peer>> peers_;
  std::map<int, std::deque<std::string>> to_write_;
};
