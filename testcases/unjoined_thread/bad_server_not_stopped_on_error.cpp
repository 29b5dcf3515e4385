// The caller must call stop() before the server goes; one path does not.
#include <atomic>
#include <cstdio>
#include <thread>

class Server {
 public:
  explicit Server(int port) : port_(port) {}

  void start() {
    running_ = true;
    acceptor_ = std::thread(&Server::acceptLoop, this);
  }

  void stop() {
    running_ = false;
    acceptor_.join();
  }

  bool bind(int backlog) { return port_ > 1024 && backlog > 0; }

 private:
  void acceptLoop() {
    while (running_) std::this_thread::yield();
  }

  int port_;
  std::atomic<bool> running_{false};
  std::thread acceptor_;
};

static int serve(int port, int backlog) {
  Server server(port);
  server.start();
  if (!server.bind(backlog)) {
    std::fprintf(stderr, "cannot bind port %d\n", port);
    return 1;  //~ unjoined-thread
  }
  std::printf("serving on port %d\n", port);
  server.stop();
  return 0;
}

int main() { return serve(8080, 16); }
