// The fast path tests without the lock; the helper locks and tests again.
#include <cstdio>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace net {

class Resolver {
 public:
  std::string Resolve(const std::string& host) {
    if (!hosts_) LoadHosts();  //~ double-checked-locking
    const auto it = hosts_->find(host);
    return it == hosts_->end() ? std::string() : it->second;
  }

 private:
  using Hosts = std::map<std::string, std::string>;

  void LoadHosts() {
    std::lock_guard<std::mutex> lock(mutex_);
    if (hosts_) return;
    auto hosts = std::make_shared<Hosts>();
    hosts->emplace("localhost", "127.0.0.1");
    hosts->emplace("gateway", "10.0.0.1");
    hosts_ = std::move(hosts);
  }

  std::mutex mutex_;
  std::shared_ptr<const Hosts> hosts_;
};

}  // namespace net

int main() {
  net::Resolver resolver;
  std::string here, gateway;
  {
    std::jthread a([&] { here = resolver.Resolve("localhost"); });
    std::jthread b([&] { gateway = resolver.Resolve("gateway"); });
  }
  std::printf("%s %s\n", here.c_str(), gateway.c_str());
  return 0;
}
