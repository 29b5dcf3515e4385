// Each path sets the promise once: by value, by exception, or by returning.
#include <cstdio>
#include <exception>
#include <future>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

namespace rpc {

struct Reply {
  int status = 0;
  std::string body;
};

std::string Decode(const Reply& reply) {
  if (reply.body.empty()) throw std::length_error("empty body");
  return reply.body;
}

class PendingCall {
 public:
  std::future<std::string> answer() { return promise_.get_future(); }

  void Complete(const Reply& reply) {
    if (reply.status != 200) {
      promise_.set_exception(
          std::make_exception_ptr(std::runtime_error(reply.body)));
      return;
    }
    try {
      promise_.set_value(Decode(reply));
    } catch (const std::length_error&) {
      promise_.set_exception(std::current_exception());
    }
  }

 private:
  std::promise<std::string> promise_;
};

}  // namespace rpc

static std::string ask(const rpc::Reply& reply) {
  rpc::PendingCall call;
  std::future<std::string> answer = call.answer();
  std::jthread network([&call, &reply] { call.Complete(reply); });
  try {
    return answer.get();
  } catch (const std::exception& error) {
    return error.what();
  }
}

int main() {
  bool fine = ask({200, "pong"}) == "pong";
  fine = ask({404, "no such call"}) == "no such call" && fine;
  fine = ask({200, ""}) == "empty body" && fine;
  return fine ? 0 : 1;
}
