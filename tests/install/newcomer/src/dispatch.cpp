// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// use-after-send: reads an order that belongs to the shipper.
#include <fearless/channel.h>
#include <fearless/thread.h>

#include "shop.h"

int dispatch(std::unique_ptr<Order> order) {
  auto [outbox, inbox] = fearless::channel<std::unique_ptr<Order>>();
  auto shipper =
      fearless::spawn("shipper", [inbox = std::move(inbox)]() mutable {
        for (std::unique_ptr<Order>& received : inbox) received->cents = 0;
      });
  Order* view = order.get();
  outbox.send(std::move(order)).unwrap();
  const int id = view->id;
  outbox.reset();
  shipper.join();
  return id;
}
