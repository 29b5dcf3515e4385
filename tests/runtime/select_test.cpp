// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/select.h"

#include <gtest/gtest.h>

#include <array>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "counted.h"

namespace fearless {
namespace {

using std::chrono::milliseconds;
using Counted = testing::Counted<3>;
using Clock = std::chrono::steady_clock;

void pause() { std::this_thread::sleep_for(milliseconds(2)); }

TEST(Select, TakesTheArmThatIsReady) {
  auto [tx1, rx1] = channel<int>();
  auto [tx2, rx2] = channel<std::string>();
  tx2.send("two").unwrap();
  std::string got;
  select(recv(rx1, [&](auto) { got = "one"; }),
         recv(rx2, [&](auto text) { got = *text; }));
  EXPECT_EQ(got, "two");
}

TEST(Select, ReturnsWhatItsHandlersReturn) {
  auto [tx, rx] = channel<int>();
  tx.send(41).unwrap();
  const long answer = select(recv(rx, [](auto value) { return *value + 1; }),
                             otherwise([] { return 0L; }));
  EXPECT_EQ(answer, 42);
}

TEST(Select, OtherwiseIsForWhenNothingIsReady) {
  auto [tx, rx] = channel<int>();
  auto [full_tx, full_rx] = sync_channel<int>(1);
  auto [met_tx, met_rx] = sync_channel<int>(0);
  full_tx.send(1).unwrap();
  int chosen = 0;
  select(recv(rx, [&](auto) { chosen = 1; }),
         send(full_tx, 2, [&](auto) { chosen = 2; }),
         recv(met_rx, [&](auto) { chosen = 3; }),
         send(met_tx, 3, [&](auto) { chosen = 4; }),
         otherwise([&] { chosen = 5; }));
  EXPECT_EQ(chosen, 5);
}

TEST(Select, AfterIsForWhenNothingCameInTime) {
  auto [tx, rx] = channel<int>();
  auto [full_tx, full_rx] = sync_channel<int>(1);
  full_tx.send(1).unwrap();
  const auto start = Clock::now();
  bool is_late = false;
  select(recv(rx, [](auto) {}), send(full_tx, 2, [](auto) {}),
         after(milliseconds(5), [&] { is_late = true; }));
  EXPECT_TRUE(is_late);
  EXPECT_GE(Clock::now() - start, milliseconds(5));
  EXPECT_EQ(full_rx.recv(), 1);
  EXPECT_EQ(full_rx.try_recv().error(), TryRecvError::kEmpty);
}

TEST(Select, AnEndThatIsClosedIsReady) {
  auto [tx, rx] = channel<int>();
  auto [other_tx, other_rx] = sync_channel<std::string>(0);
  tx.reset();
  const bool is_closed = select(recv(rx, [](auto value) { return !value; }));
  EXPECT_TRUE(is_closed);
  other_rx.reset();
  const auto back = select(send(other_tx, "back", [](auto sent) {
    return std::move(sent.error().value);
  }));
  EXPECT_EQ(back, "back");
}

TEST(Select, AValueThatIsNotSentStaysWithItsOwner) {
  auto [tx, rx] = channel<int>();
  auto [full_tx, full_rx] = sync_channel<Counted>(1);
  full_tx.send(Counted(1)).unwrap();
  tx.send(7).unwrap();
  Counted value(2);
  select(recv(rx, [](auto) {}), send(full_tx, std::move(value), [](auto) {}));
  EXPECT_EQ(value.value, 2);
  select(recv(full_rx, [](auto) {}));
  select(recv(rx, [](auto) {}), send(full_tx, std::move(value), [](auto) {}));
  EXPECT_EQ(value.value, Counted::kMovedFrom);
  EXPECT_EQ(full_rx.recv()->value, 2);
}

struct Parcel {
  Counted counted;
  std::array<int, 400> numbers{};
};

TEST(Select, ABoxedValueThatIsNotSentStaysToo) {
  auto [tx, rx] = channel<int>();
  auto [full_tx, full_rx] = sync_channel<Parcel>(1);
  full_tx.send({Counted(1)}).unwrap();
  Parcel value{Counted(2)};
  select(send(full_tx, std::move(value), [](auto) {}), otherwise([] {}));
  EXPECT_EQ(value.counted.value, 2);
  EXPECT_EQ(full_rx.recv()->counted.value, 1);
  select(send(full_tx, std::move(value), [](auto) {}), otherwise([] {}));
  EXPECT_EQ(full_rx.recv()->counted.value, 2);
}

TEST(Select, IsFairBetweenArmsThatAreAlwaysReady) {
  auto [tx1, rx1] = channel<int>();
  auto [tx2, rx2] = channel<int>();
  auto [tx3, rx3] = sync_channel<int>(200);
  for (int i = 0; i < 100; ++i) {
    tx1.send(i).unwrap();
    tx2.send(i).unwrap();
  }
  std::array<int, 3> count{};
  for (int i = 0; i < 90; ++i) {
    select(recv(rx1, [&](auto) { ++count[0]; }),
           recv(rx2, [&](auto) { ++count[1]; }),
           send(tx3, int{i}, [&](auto) { ++count[2]; }));
  }
  for (int each : count) EXPECT_EQ(each, 30);
}

TEST(Select, WaitsForAnyFlavour) {
  for (int capacity : {-1, 0, 2}) {
    auto [quiet_tx, quiet_rx] = channel<int>();
    auto [tx, rx] = capacity < 0 ? channel<int>() : sync_channel<int>(capacity);
    std::jthread sender([tx = std::move(tx)] {
      pause();
      tx.send(5).unwrap();
    });
    int got = 0;
    select(recv(quiet_rx, [](auto) {}), recv(rx, [&](auto v) { got = *v; }));
    EXPECT_EQ(got, 5) << capacity;
  }
}

TEST(Select, WaitsUntilItCanSend) {
  for (int capacity : {0, 1}) {
    auto [quiet_tx, quiet_rx] = sync_channel<int>(0);
    auto [tx, rx] = sync_channel<int>(capacity);
    if (capacity) tx.send(-1).unwrap();
    std::jthread receiver([rx = std::move(rx), capacity]() mutable {
      pause();
      if (capacity) {
        EXPECT_EQ(rx.recv(), -1);
      }
      EXPECT_EQ(rx.recv(), 6);
    });
    bool is_sent = false;
    select(recv(quiet_rx, [](auto) {}),
           send(tx, 6, [&](auto sent) { is_sent = sent.has_value(); }));
    EXPECT_TRUE(is_sent) << capacity;
  }
}

TEST(Select, LearnsThatTheOtherSideWent) {
  for (int capacity : {-1, 0, 1}) {
    auto [tx, rx] = capacity < 0 ? channel<int>() : sync_channel<int>(capacity);
    std::jthread closer([tx = std::move(tx)]() mutable {
      pause();
      tx.reset();
    });
    EXPECT_TRUE(select(recv(rx, [](auto value) { return !value; })));
  }
  for (int capacity : {0, 1}) {
    auto [tx, rx] = sync_channel<int>(capacity);
    if (capacity) tx.send(1).unwrap();
    std::jthread closer([rx = std::move(rx)]() mutable {
      pause();
      rx.reset();
    });
    EXPECT_EQ(select(send(tx, 8, [](auto sent) { return sent.error().value; })),
              8);
  }
}

TEST(Select, ATryRecvMeetsASelectThatSends) {
  auto [tx, rx] = sync_channel<int>(0);
  auto [quiet_tx, quiet_rx] = channel<int>();
  std::jthread sender([&, &tx = tx, &quiet_rx = quiet_rx] {
    select(recv(quiet_rx, [](auto) {}), send(tx, 9, [](auto) {}));
  });
  Result<int, TryRecvError> got = rx.try_recv();
  while (!got) {
    std::this_thread::yield();
    got = rx.try_recv();
  }
  EXPECT_EQ(*got, 9);
}

TEST(Select, OneChannelMayBeInSeveralArms) {
  auto [tx, rx] = channel<int>();
  std::jthread sender([tx = std::move(tx)] {
    pause();
    tx.send(1).unwrap();
  });
  int got = 0;
  select(recv(rx, [&](auto v) { got += *v; }),
         recv(rx, [&](auto v) { got += *v; }));
  EXPECT_EQ(got, 1);
}

TEST(Select, AHandlerMayThrow) {
  auto [tx, rx] = channel<int>();
  tx.send(1).unwrap();
  EXPECT_THROW(select(recv(rx, [](auto) { throw std::runtime_error("no"); })),
               std::runtime_error);
  tx.send(2).unwrap();
  EXPECT_EQ(rx.recv(), 2);
}

// Each of two threads offers to send to the other and to receive from it: each
// select does one of the two, so what is sent is what is received.
TEST(SelectRaces, TwoSelectsServeEachOther) {
  constexpr int kRounds = 300;
  auto [tx1, rx1] = sync_channel<int>(0);
  auto [tx2, rx2] = sync_channel<int>(0);
  std::array<std::array<int, 2>, 2> done{};  // by thread: sent, received
  const auto play = [](int rounds, Sender<int> tx, Receiver<int> rx,
                       std::array<int, 2>& done) {
    for (int i = 0; i < rounds; ++i) {
      select(send(tx, int{i}, [&](auto sent) { done[0] += sent.has_value(); }),
             recv(rx, [&](auto got) { done[1] += got.has_value(); }));
    }
  };
  {
    std::jthread one(play, kRounds, std::move(tx1), std::move(rx2),
                     std::ref(done[0]));
    std::jthread two(play, kRounds, std::move(tx2), std::move(rx1),
                     std::ref(done[1]));
  }
  EXPECT_EQ(done[0][0], done[1][1]);
  EXPECT_EQ(done[1][0], done[0][1]);
  EXPECT_GT(done[0][0] + done[0][1], 0);
}

TEST(SelectRaces, NoValueIsLostAmongManyChannels) {
  constexpr int kValues = 400;
  auto [tx1, rx1] = channel<Counted>();
  auto [tx2, rx2] = sync_channel<Counted>(2);
  auto [tx3, rx3] = sync_channel<Counted>(0);
  const auto produce = [](Sender<Counted> tx) {
    for (int i = 0; i < kValues; ++i) tx.send(Counted(i)).unwrap();
  };
  std::jthread p1(produce, std::move(tx1)), p2(produce, std::move(tx2)),
      p3(produce, std::move(tx3));
  std::array<int, 3> next{};
  std::array<bool, 3> is_open = {true, true, true};
  const auto take = [&](int i) {
    return [&, i](Result<Counted, RecvError> value) {
      if (value) {
        EXPECT_EQ(value->value, next[i]++);
      } else {
        is_open[i] = false;
      }
    };
  };
  while (is_open[0] || is_open[1] || is_open[2]) {
    select(recv(rx1, take(0)), recv(rx2, take(1)), recv(rx3, take(2)),
           after(milliseconds(1), [] {}));
  }
  for (int count : next) EXPECT_EQ(count, kValues);
  p1.join(), p2.join(), p3.join();
  EXPECT_EQ(Counted::living(), 0);
}

TEST(SelectRaces, SendersThatSelectLoseNothing) {
  constexpr int kValues = 300;
  auto [tx1, rx1] = sync_channel<Counted>(1);
  auto [tx2, rx2] = sync_channel<Counted>(0);
  const auto produce = [](Sender<Counted> a, Sender<Counted> b) {
    for (int i = 0; i < kValues; ++i) {
      Counted value(1);
      bool is_sent = false;
      while (!is_sent) {
        select(send(a, std::move(value), [&](auto r) { is_sent = bool(r); }),
               send(b, std::move(value), [&](auto r) { is_sent = bool(r); }),
               after(std::chrono::microseconds(20),
                     [&] { ASSERT_EQ(value.value, 1); }));
      }
    }
  };
  std::jthread p1(produce, tx1.clone(), tx2.clone());
  std::jthread p2(produce, std::move(tx1), std::move(tx2));
  int total = 0;
  bool is_open1 = true, is_open2 = true;
  while (is_open1 || is_open2) {
    const auto count = [&](bool& is_open) {
      return [&](Result<Counted, RecvError> value) {
        total += value ? value->value : 0;
        if (!value) is_open = false;
      };
    };
    select(recv(rx1, count(is_open1)), recv(rx2, count(is_open2)));
  }
  EXPECT_EQ(total, 2 * kValues);
  p1.join(), p2.join();
  EXPECT_EQ(Counted::living(), 0);
}

}  // namespace
}  // namespace fearless
