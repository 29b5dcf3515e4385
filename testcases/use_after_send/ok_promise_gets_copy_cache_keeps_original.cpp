// The promise gets a copy of the answer first; the cache takes the original.
#include <cstdio>
#include <future>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

using Addresses = std::vector<std::string>;

class Resolver {
 public:
  // Runs on the resolver thread only.
  void answer(const std::string& host, std::promise<Addresses> reply) {
    auto known = cache_.find(host);
    if (known != cache_.end()) {
      reply.set_value(known->second);
      ++hits_;
      return;
    }
    Addresses found = lookUp(host);
    const Addresses& first = found;
    reply.set_value(found);
    std::printf("%s: %zu addresses\n", host.c_str(), first.size());
    cache_.emplace(host, std::move(found));
  }

  void answer_moved(std::promise<std::string> reply) {
    std::string report = std::to_string(hits_) + " hits";
    reply.set_value(std::move(report));
    report = "sent";
    std::printf("report %s\n", report.c_str());
  }

 private:
  static Addresses lookUp(const std::string& host) {
    return {host + ".a.example", host + ".b.example"};
  }

  std::unordered_map<std::string, Addresses> cache_;
  int hits_ = 0;
};

int main() {
  std::promise<Addresses> first;
  std::promise<Addresses> second;
  std::promise<std::string> report;
  std::future<Addresses> firstReply = first.get_future();
  std::future<Addresses> secondReply = second.get_future();
  std::future<std::string> reportReply = report.get_future();

  std::jthread worker(
      [](std::promise<Addresses> one, std::promise<Addresses> two,
         std::promise<std::string> last) {
        Resolver resolver;
        resolver.answer("db", std::move(one));
        resolver.answer("db", std::move(two));
        resolver.answer_moved(std::move(last));
      },
      std::move(first), std::move(second), std::move(report));

  std::printf("%zu then %zu\n", firstReply.get().size(),
              secondReply.get().size());
  std::printf("%s\n", reportReply.get().c_str());
}
