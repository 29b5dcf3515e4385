// The request is moved into a wrapper whose value is then assigned to it.
// llvm/llvm-project#62206: `x = wrap(std::move(x))` leaves a good `x`.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <variant>

struct Request;
using RequestPtr = std::unique_ptr<Request>;

struct Get {
  std::string url;
};
struct Retry {
  int attempts;
  RequestPtr inner;
};
struct Traced {
  std::string label;
  RequestPtr inner;
};

struct Request {
  std::variant<Get, Retry, Traced> kind;
};

static RequestPtr wrap(Request request) {
  return std::make_unique<Request>(std::move(request));
}

static std::string describe(const Request& request) {
  if (const auto* get = std::get_if<Get>(&request.kind)) return get->url;
  if (const auto* retry = std::get_if<Retry>(&request.kind)) {
    return std::to_string(retry->attempts) + "x " + describe(*retry->inner);
  }
  const auto& traced = std::get<Traced>(request.kind);
  return traced.label + ": " + describe(*traced.inner);
}

class Client {
 public:
  Client() : thread_([this] { run(); }) {}
  ~Client() {
    {
      std::lock_guard lock(mutex_);
      closed_ = true;
    }
    ready_.notify_all();
    thread_.join();
  }

  void send(Request request, int retries, bool is_traced) {
    if (retries > 0) {
      request = Request{
          Retry{.attempts = retries, .inner = wrap(std::move(request))}};
    }
    if (is_traced) {
      request =
          Request{Traced{.label = "trace", .inner = wrap(std::move(request))}};
    }
    std::printf("send %s\n", describe(request).c_str());
    {
      std::lock_guard lock(mutex_);
      outgoing_.push_back(std::move(request));
    }
    ready_.notify_all();
  }

 private:
  void run() {
    std::unique_lock lock(mutex_);
    for (;;) {
      ready_.wait(lock, [this] { return closed_ || !outgoing_.empty(); });
      if (outgoing_.empty()) return;
      const Request request = std::move(outgoing_.front());
      outgoing_.pop_front();
      lock.unlock();
      std::printf("done %s\n", describe(request).c_str());
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<Request> outgoing_;
  bool closed_ = false;
  std::thread thread_;
};

int main() {
  Client client;
  client.send({Get{"https://example.org/a"}}, 0, false);
  client.send({Get{"https://example.org/b"}}, 3, true);
}
