// The routing table is built by one thread and then only read by many.
#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace routing {

struct Route {
  std::uint32_t prefix;
  int length;
  std::string gateway;
};

class RouteTable {
 public:
  void add(Route route) { routes_.push_back(std::move(route)); }

  void sortByLength() {
    std::sort(
        routes_.begin(), routes_.end(),
        [](const Route& a, const Route& b) { return a.length > b.length; });
  }

  std::string gatewayOf(std::uint32_t address) const {
    for (const Route& route : routes_) {
      if (address >> (32 - route.length) ==
          route.prefix >> (32 - route.length)) {
        return route.gateway;
      }
    }
    return default_;
  }

 private:
  std::vector<Route> routes_;
  std::string default_ = "10.0.0.1";
};

class Forwarder {
 public:
  explicit Forwarder(const RouteTable& table) : table_(table) {}

  void forward(std::uint32_t first, int packets) {
    for (int i = 0; i < packets; ++i) {
      ++hops_[table_.gatewayOf(first + static_cast<std::uint32_t>(i))];
    }
  }

  int hopsVia(const std::string& gateway) const {
    const auto it = hops_.find(gateway);
    return it == hops_.end() ? 0 : it->second;
  }

 private:
  const RouteTable& table_;
  std::map<std::string, int> hops_;  // One forwarder belongs to one thread.
};

}  // namespace routing

int main() {
  routing::RouteTable table;
  table.add({0x0a000000u, 8, "core"});
  table.add({0x0a010000u, 16, "edge"});
  table.sortByLength();  // The last change.

  routing::Forwarder first(table);
  routing::Forwarder second(table);
  std::thread a([&first] { first.forward(0x0a010000u, 100); });
  std::thread b([&second] { second.forward(0x0a020000u, 100); });
  a.join();
  b.join();
  return first.hopsVia("edge") == 100 && second.hopsVia("core") == 100 ? 0 : 1;
}
