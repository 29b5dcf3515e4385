// The waiter sees `done`, returns, and its stack frame has the variable that
// the other thread notifies next.
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>

namespace {

struct Reply {
  std::mutex mutex;
  std::condition_variable arrived;
  std::string text;
  bool done = false;
};

void answer(Reply& reply) {
  {
    std::lock_guard lock(reply.mutex);
    reply.text = "pong";
    reply.done = true;
  }
  reply.arrived.notify_one();  //~ condvar-misuse
}

std::string ask() {
  Reply reply;
  std::thread([&reply] { answer(reply); }).detach();
  std::unique_lock lock(reply.mutex);
  reply.arrived.wait(lock, [&reply] { return reply.done; });
  return reply.text;
}

}  // namespace

int main() { std::puts(ask().c_str()); }
