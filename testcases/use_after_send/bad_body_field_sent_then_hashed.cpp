// Only the body of a request is sent, and it is the body that is hashed next.
#include <cstdint>
#include <cstdio>
#include <functional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Request {
  std::uint64_t id = 0;
  std::string path;
  std::string body;
};

class Archive {
 public:
  void Begin(std::uint64_t id, std::string body) {
    writers_.emplace_back(
        [id](std::string text) {
          std::printf("request %llu: %zu bytes archived\n",
                      static_cast<unsigned long long>(id), text.size());
        },
        std::move(body));
  }

 private:
  std::vector<std::jthread> writers_;
};

class Server {
 public:
  std::size_t Handle(Request request) {
    if (request.path == "/health") return 0;
    archive_.Begin(request.id, std::move(request.body));
    const std::size_t key = std::hash<std::string>()(request.path);
    return key ^ std::hash<std::string>()(request.body);  //~ use-after-send
  }

 private:
  Archive archive_;
};

int main() {
  Server server;
  std::size_t tag = 0;
  tag ^= server.Handle({1, "/health", ""});
  tag ^= server.Handle({2, "/orders", "{\"item\": 7, \"count\": 2}"});
  tag ^= server.Handle({3, "/orders", "{\"item\": 9, \"count\": 1}"});
  std::printf("tag %zx\n", tag);
  return 0;
}
