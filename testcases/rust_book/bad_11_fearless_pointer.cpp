// Listing 16-9 through a pointer: the order behind it is the receiver's now.
// flags: -Iruntime/include
#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "fearless/channel.h"
#include "fearless/thread.h"

struct Order {
  int id;
  std::string item;
};

int main() {
  auto [tx, rx] = fearless::channel<std::unique_ptr<Order>>();

  auto sender = fearless::spawn([tx = std::move(tx)] {
    auto order = std::make_unique<Order>(Order{7, "lamp"});
    const Order* view = order.get();
    tx.send(std::move(order)).unwrap();
    std::printf("sent %s\n", view->item.c_str());  //~ use-after-send
  });

  if (auto received = rx.recv()) std::printf("got %d\n", (*received)->id);
  sender.join();
}
