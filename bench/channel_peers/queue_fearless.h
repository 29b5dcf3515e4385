// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/select.h"

constexpr bool kBounded = true, kRendezvous = true;
#define HAS_SELECT

template <typename T>
struct Queue {
  explicit Queue(long capacity)
      : Queue(capacity < 0 ? fearless::channel<T>()
                           : fearless::sync_channel<T>(capacity)) {}
  explicit Queue(std::pair<fearless::Sender<T>, fearless::Receiver<T>> ends)
      : tx(std::move(ends.first)), rx(std::move(ends.second)) {}
  void send(T value) { tx.send(std::move(value)).unwrap(); }
  T recv() { return rx.recv().unwrap(); }
  bool try_recv(T& value) {
    auto received = rx.try_recv();
    if (received) value = *std::move(received);
    return received.has_value();
  }
  fearless::Sender<T> tx;
  fearless::Receiver<T> rx;
};

inline std::uint64_t select_either(Queue<std::uint64_t>& one,
                                   Queue<std::uint64_t>& two) {
  return fearless::select(
      fearless::recv(one.rx, [](auto value) { return *value; }),
      fearless::recv(two.rx, [](auto value) { return *value; }));
}
