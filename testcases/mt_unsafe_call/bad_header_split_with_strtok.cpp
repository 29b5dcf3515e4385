// Every connection has a thread that splits its header lines with `strtok`,
// which keeps the place where it stopped for all threads together.
#include <cstring>
#include <map>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using Headers = std::map<std::string, std::string>;

Headers parse_headers(std::string block) {
  Headers headers;
  for (char* line = std::strtok(block.data(), "\r\n"); line != nullptr;  //~ mt-unsafe-call
       line = std::strtok(nullptr, "\r\n")) {
    if (char* colon = std::strchr(line, ':')) {
      headers[std::string(line, colon)] = colon + 1;
    }
  }
  return headers;
}

class Connection {
 public:
  explicit Connection(std::string received) : received_(std::move(received)) {}
  std::size_t serve() const { return parse_headers(received_).size(); }

 private:
  std::string received_;
};

class Server {
 public:
  ~Server() {
    for (std::thread& thread : threads_) thread.join();
  }
  void accept(std::string received) {
    threads_.emplace_back([connection = Connection(std::move(received))] {
      (void)connection.serve();
    });
  }

 private:
  std::vector<std::thread> threads_;
};

int main() {
  Server server;
  for (int i = 0; i < 8; ++i) {
    server.accept("Host: example.org\r\nAccept: */*\r\nX-Id: " +
                  std::to_string(i) + "\r\n");
  }
}
