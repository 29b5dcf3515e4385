// A bad answer sets the exception and then, for want of a return, a value.
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

class PendingCall {
 public:
  std::future<std::string> answer() { return promise_.get_future(); }

  void Complete(const Reply& reply) {
    if (reply.status != 200) {
      promise_.set_exception(
          std::make_exception_ptr(std::runtime_error(reply.body)));
    }
    promise_.set_value(reply.body);  //~ thread-handle-misuse
  }

 private:
  std::promise<std::string> promise_;
};

}  // namespace rpc

static void ask(const rpc::Reply& reply) {
  rpc::PendingCall call;
  std::future<std::string> answer = call.answer();
  std::jthread network([&call, &reply] { call.Complete(reply); });
  std::printf("%s\n", answer.get().c_str());
}

int main() {
  ask({200, "pong"});
  return 0;
}
