// The resolver fulfils a promise with the answer and caches the leftovers.
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
      return;
    }
    Addresses found = lookUp(host);
    reply.set_value(std::move(found));
    cache_.emplace(host, found);  //~ use-after-send
  }

 private:
  static Addresses lookUp(const std::string& host) {
    return {host + ".a.example", host + ".b.example"};
  }

  std::unordered_map<std::string, Addresses> cache_;
};

int main() {
  std::promise<Addresses> first;
  std::promise<Addresses> second;
  std::future<Addresses> firstReply = first.get_future();
  std::future<Addresses> secondReply = second.get_future();

  std::jthread worker(
      [](std::promise<Addresses> one, std::promise<Addresses> two) {
        Resolver resolver;
        resolver.answer("db", std::move(one));
        resolver.answer("db", std::move(two));
      },
      std::move(first), std::move(second));

  std::printf("%zu then %zu addresses\n", firstReply.get().size(),
              secondReply.get().size());
}
