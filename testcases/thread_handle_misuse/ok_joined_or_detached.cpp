// Exactly one of join() and detach() happens on each path.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <thread>

namespace dns {

struct Lookup {
  explicit Lookup(std::string name) : host(std::move(name)) {}
  const std::string host;
  std::atomic<bool> done{false};
};

std::atomic<int> open{0};

void Resolve(const std::shared_ptr<Lookup>& lookup) {
  std::this_thread::sleep_for(std::chrono::milliseconds(lookup->host.size()));
  lookup->done = true;
  --open;
}

bool ResolveWithin(const std::string& host, std::chrono::milliseconds patience) {
  auto lookup = std::make_shared<Lookup>(host);
  ++open;
  std::thread resolver([lookup] { Resolve(lookup); });
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (!lookup->done && std::chrono::steady_clock::now() < deadline) {
    std::this_thread::yield();
  }
  if (!lookup->done) {
    resolver.detach();
    return false;
  }
  resolver.join();
  return true;
}

}  // namespace dns

int main() {
  using std::chrono::milliseconds;
  const bool fast = dns::ResolveWithin("db", milliseconds(5000));
  dns::ResolveWithin("a-rather-slow-one", milliseconds(1));
  while (dns::open > 0) std::this_thread::yield();
  return fast ? 0 : 1;
}
