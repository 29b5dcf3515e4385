// Only the body of a request is moved out; its other fields stay here.
#include <cstdint>
#include <cstdio>
#include <functional>
#include <string>
#include <string_view>
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
    const std::string& path = request.path;
    std::string_view resource(request.path);
    archive_.Begin(request.id, std::move(request.body));

    resource.remove_prefix(1);
    ++served_;
    last_id_ = request.id;
    request.body = "archived";
    return std::hash<std::string>()(path) ^ resource.size() ^
           request.body.size();
  }

  std::uint64_t last_id() const { return last_id_; }
  int served() const { return served_; }

 private:
  Archive archive_;
  std::uint64_t last_id_ = 0;
  int served_ = 0;
};

int main() {
  Server server;
  std::size_t tag = 0;
  tag ^= server.Handle({2, "/orders", "{\"item\": 7, \"count\": 2}"});
  tag ^= server.Handle({3, "/orders", "{\"item\": 9, \"count\": 1}"});
  std::printf("%d served, last %llu, tag %zx\n", server.served(),
              static_cast<unsigned long long>(server.last_id()), tag);
  return 0;
}
