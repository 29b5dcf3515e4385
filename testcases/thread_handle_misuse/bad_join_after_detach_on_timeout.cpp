// A slow lookup is let go, and then joined like the others.
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

void Resolve(const std::shared_ptr<Lookup>& lookup) {
  std::this_thread::sleep_for(std::chrono::milliseconds(lookup->host.size()));
  lookup->done = true;
}

bool ResolveWithin(const std::string& host, std::chrono::milliseconds patience) {
  auto lookup = std::make_shared<Lookup>(host);
  std::thread resolver([lookup] { Resolve(lookup); });
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (!lookup->done && std::chrono::steady_clock::now() < deadline) {
    std::this_thread::yield();
  }
  if (!lookup->done) {
    std::printf("%s: gave up\n", host.c_str());
    resolver.detach();
  }
  resolver.join();  //~ thread-handle-misuse
  return lookup->done;
}

}  // namespace dns

int main() {
  using std::chrono::milliseconds;
  return dns::ResolveWithin("db", milliseconds(500)) ? 0 : 1;
}
