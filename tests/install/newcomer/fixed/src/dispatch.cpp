// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Takes what it needs before the shipper gets the order.
#include <fearless/channel.h>
#include <fearless/thread.h>

#include "shop.h"

int dispatch(std::unique_ptr<Order> order) {
  auto [outbox, inbox] = fearless::channel<std::unique_ptr<Order>>();
  auto shipper =
      fearless::spawn("shipper", [inbox = std::move(inbox)]() mutable {
        for (std::unique_ptr<Order>& received : inbox) received->cents = 0;
      });
  const int id = order->id;
  outbox.send(std::move(order)).unwrap();
  outbox.reset();
  shipper.join();
  return id;
}
