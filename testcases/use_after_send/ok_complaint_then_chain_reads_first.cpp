// llvm/llvm-project#57758, #59612, scylladb/scylladb#18617: since C++17 the
// object of a call comes before its arguments, so `connect(*peer)` is done when
// `peer` is moved into the continuation.
#include <functional>
#include <future>
#include <iostream>
#include <memory>
#include <string>
#include <thread>
#include <utility>

struct Peer {
  std::string host;
  int port = 0;
};

class Pending {
 public:
  explicit Pending(std::string value) : value_(std::move(value)) {}

  template <class Continuation>
  std::future<std::size_t> then(Continuation continuation) {
    return std::async(std::launch::async,
                      [value = value_,
                       continuation = std::move(continuation)]() mutable {
                        return continuation(std::move(value));
                      });
  }

 private:
  std::string value_;
};

Pending connect(const Peer& peer) {
  return Pending(peer.host + ":" + std::to_string(peer.port));
}

std::size_t greet(std::unique_ptr<Peer> peer) {
  return connect(*peer)
      .then([peer = std::move(peer)](std::string address) {
        return address.size() + peer->host.size();
      })
      .get();
}

int main() {
  auto peer = std::make_unique<Peer>(Peer{"db.internal", 5432});
  std::cout << greet(std::move(peer)) << '\n';
}
