// Listings 16-7 and 16-8: a thread sends one value, and main waits for it.
#include <cstdio>
#include <exception>
#include <future>
#include <string>
#include <thread>
#include <utility>

int main() {
  std::promise<std::string> tx;
  std::future<std::string> rx = tx.get_future();

  std::jthread sender([tx = std::move(tx)]() mutable {
    std::string val = "hi";
    tx.set_value(std::move(val));
  });

  try {
    const std::string received = rx.get();
    std::printf("Got: %s\n", received.c_str());
  } catch (const std::future_error& error) {
    std::printf("the sender is gone: %s\n", error.what());
  }
}
