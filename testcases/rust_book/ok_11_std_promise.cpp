// Listing 16-9 with a promise, corrected: the promise gets a copy.
#include <cstdio>
#include <future>
#include <string>
#include <thread>
#include <utility>

static void answer(std::promise<std::string> tx) {
  std::string val = "hi";
  tx.set_value(val);
  std::printf("val is %s\n", val.c_str());
}

int main() {
  std::promise<std::string> tx;
  std::future<std::string> rx = tx.get_future();
  std::jthread sender(answer, std::move(tx));

  const std::string received = rx.get();
  std::printf("Got: %s\n", received.c_str());
}
