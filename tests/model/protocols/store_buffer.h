// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// x86's one weakness, for protocols that live with it: a store waits in a
// buffer of its thread until it reaches memory, while the thread goes on and
// reads what others still have to overwrite. That is what a fence costs time
// to prevent, and what an asymmetric one (process_fence) prevents for both.
//
// A thread of a body has a buffer while it has a StoreBuffer on its stack; the
// stores of others reach memory at once. What empties a buffer is a thread of
// the explorer that takes the stores out in their order, each at any time. A
// read-modify-write and a sequentially consistent store wait until it is empty;
// process_fence waits for all buffers, one after the other: it promises each
// thread a fence while it runs, not all of them at one moment.
//
// Memory has beside each value how many stores of each buffer it has seen, so
// that a thread knows, from one load, whether its own newest store is there
// yet. See P. Sewell et al., "x86-TSO", CACM 2010.

#ifndef FEARLESS_TESTS_MODEL_PROTOCOLS_STORE_BUFFER_H_
#define FEARLESS_TESTS_MODEL_PROTOCOLS_STORE_BUFFER_H_

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <unordered_map>

#include "fearless/channel.h"
#include "fearless/thread.h"
#include "runtime/model/platform.h"

namespace fearless::protocols {

using Memory = fearless::atomic<std::uint64_t>;

// 48 bits of value, and for each of two buffers 8 bits of stores.
inline constexpr int kValueBits = 48;
inline constexpr std::uint64_t kValueMask =
    (std::uint64_t{1} << kValueBits) - 1;
constexpr std::uint64_t with_value(std::uint64_t word, std::uint64_t value) {
  return (word & ~kValueMask) | (value & kValueMask);
}
constexpr std::uint64_t one_store(unsigned buffer) {
  return std::uint64_t{1} << (kValueBits + 8 * buffer);
}
constexpr unsigned stores_in(std::uint64_t word, unsigned buffer) {
  return word >> (kValueBits + 8 * buffer) & 0xff;
}

// One operation on the whole word.
inline std::uint64_t update(Memory& memory, detail::model::Update f,
                            std::uint64_t operand, std::memory_order order,
                            Site site) {
  detail::model::Op op;
  op.verb = detail::model::Verb::kUpdate;
  op.object = explored_object(memory);
  op.order = order;
  op.f = f;
  op.a = operand;
  op.site = site;
  return detail::model::perform(op);
}

class StoreBuffer {
 public:
  static constexpr unsigned kMost = 2;

  explicit StoreBuffer(unsigned number) : number_(number) {
    auto [tx, rx] = channel<Entry>("store buffer");
    entries_.emplace(std::move(tx));
    flusher_.emplace(
        spawn("flusher", [this, rx = std::move(rx)]() mutable { flush(rx); }));
    all()[number_] = this;
  }
  StoreBuffer(const StoreBuffer&) = delete;
  StoreBuffer& operator=(const StoreBuffer&) = delete;
  ~StoreBuffer() {
    entries_.reset();
    flusher_->join();
    all()[number_] = nullptr;
  }

  // Of the calling thread; null if it has none.
  static StoreBuffer* own() noexcept {
    for (StoreBuffer* const buffer : all()) {
      if (buffer && buffer->owner_ == detail::model::this_thread()) {
        return buffer;
      }
    }
    return nullptr;
  }
  static void drain_own() noexcept {
    if (own()) drain(own()->number_);
  }
  static void drain_all() noexcept {
    for (unsigned number = 0; number < kMost; ++number) drain(number);
  }
  // Those of an abandoned run: to be called when one begins.
  static void forget_all() noexcept { all() = {}; }

  void store(Memory& memory, std::uint64_t value, std::memory_order order) {
    Newest& newest = newest_[&memory];
    ++newest.count;
    newest.value = value;
    stored_.fetch_add(1, std::memory_order_relaxed);
    check(bool(entries_->send({&memory, value, order})));
  }
  // What the owner reads where memory says `word`.
  std::uint64_t seen(const Memory& memory, std::uint64_t word) const {
    const auto at = newest_.find(&memory);
    if (at == newest_.end()) return word & kValueMask;
    const bool is_there = stores_in(word, number_) == (at->second.count & 0xff);
    return is_there ? word & kValueMask : at->second.value;
  }

 private:
  struct Entry {
    Memory* memory;
    std::uint64_t value;
    std::memory_order order;
  };
  struct Newest {
    unsigned count = 0;
    std::uint64_t value = 0;
  };
  using Buffers = std::array<StoreBuffer*, kMost>;

  static Buffers& all() noexcept {
    static Buffers buffers{};
    return buffers;
  }

  // What was stored before is in memory. By any thread; the buffer may end.
  static void drain(unsigned number) noexcept {
    StoreBuffer* const buffer = all()[number];
    if (!buffer) return;
    const unsigned stored = buffer->stored_.load(std::memory_order_relaxed);
    while (all()[number] == buffer) {
      const unsigned flushed = buffer->flushed_.load(std::memory_order_relaxed);
      if (flushed >= stored || all()[number] != buffer) return;
      buffer->flushed_.wait(flushed, std::memory_order_relaxed);
    }
  }

  void flush(Receiver<Entry>& entries) {
    while (const auto entry = entries.recv()) {
      update(*entry->memory, number_ == 0 ? &put<0> : &put<1>, entry->value,
             entry->order, Site::current());
      flushed_.fetch_add(1, std::memory_order_relaxed);
    }
  }
  template <unsigned number>
  static std::uint64_t put(std::uint64_t word, std::uint64_t value) {
    return with_value(word, value) + one_store(number);
  }

  const unsigned number_;
  const std::uintptr_t owner_ = detail::model::this_thread();
  std::unordered_map<const Memory*, Newest> newest_;
  fearless::atomic<unsigned> stored_{0};
  fearless::atomic<unsigned> flushed_{0};
  std::optional<Sender<Entry>> entries_;
  std::optional<JoinHandle<void>> flusher_;
};

// std::atomic's members over a Memory, as far as the algorithms use them.
template <typename T>
class Buffered {
  using Order = std::memory_order;
  static constexpr Order kSeqCst = std::memory_order_seq_cst;
  static_assert(sizeof(T) <= 8);

 public:
  Buffered() noexcept : Buffered(T()) {}
  Buffered(T value, Site made = Site::current()) noexcept
      : memory_(bits(value), made) {}
  Buffered(const Buffered&) = delete;
  Buffered& operator=(const Buffered&) = delete;

  T load(Order order = kSeqCst, Site site = Site::current()) const noexcept {
    return value(seen(memory_.load(order, site)));
  }
  void store(T value, Order order = kSeqCst,
             Site site = Site::current()) noexcept {
    StoreBuffer* const buffer = StoreBuffer::own();
    if (buffer && order != kSeqCst) {
      buffer->store(memory_, bits(value), order);
    } else {
      exchange(value, order, site);
    }
  }
  T exchange(T value, Order order = kSeqCst,
             Site site = Site::current()) noexcept {
    return change<[](T, T next) { return next; }>(value, order, site);
  }
  bool compare_exchange_strong(T& expected, T desired, Order order,
                               Order if_it_fails,
                               Site site = Site::current()) noexcept {
    StoreBuffer::drain_own();
    std::uint64_t word = memory_.load(if_it_fails, site);
    while (value(word & kValueMask) == expected) {
      if (memory_.compare_exchange_strong(word, with_value(word, bits(desired)),
                                          order, if_it_fails, site)) {
        return true;
      }
    }
    expected = value(word & kValueMask);
    return false;
  }
  bool compare_exchange_strong(T& expected, T desired, Order order = kSeqCst,
                               Site site = Site::current()) noexcept {
    return compare_exchange_strong(expected, desired, order, kSeqCst, site);
  }
  bool compare_exchange_weak(T& expected, T desired, Order order,
                             Order if_it_fails,
                             Site site = Site::current()) noexcept {
    return compare_exchange_strong(expected, desired, order, if_it_fails, site);
  }
  bool compare_exchange_weak(T& expected, T desired, Order order = kSeqCst,
                             Site site = Site::current()) noexcept {
    return compare_exchange_strong(expected, desired, order, site);
  }
  T fetch_add(T operand, Order order = kSeqCst,
              Site site = Site::current()) noexcept {
    return change<[](T was, T by) { return static_cast<T>(was + by); }>(
        operand, order, site);
  }
  T fetch_sub(T operand, Order order = kSeqCst,
              Site site = Site::current()) noexcept {
    return change<[](T was, T by) { return static_cast<T>(was - by); }>(
        operand, order, site);
  }
  T fetch_or(T operand, Order order = kSeqCst,
             Site site = Site::current()) noexcept {
    return change<[](T was, T by) { return static_cast<T>(was | by); }>(
        operand, order, site);
  }
  T fetch_and(T operand, Order order = kSeqCst,
              Site site = Site::current()) noexcept {
    return change<[](T was, T by) { return static_cast<T>(was & by); }>(
        operand, order, site);
  }

  // What sleeps on it compares the whole word: only where nobody who has a
  // buffer stores.
  friend std::uint32_t explored_object(const Buffered& self) noexcept {
    return explored_object(self.memory_);
  }

 private:
  static std::uint64_t bits(T value) noexcept {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof value);
    return bits;
  }
  static T value(std::uint64_t bits) noexcept {
    T value;
    std::memcpy(&value, &bits, sizeof value);
    return value;
  }
  std::uint64_t seen(std::uint64_t word) const noexcept {
    const StoreBuffer* const buffer = StoreBuffer::own();
    return buffer ? buffer->seen(memory_, word) : word & kValueMask;
  }
  template <auto f>
  T change(T operand, Order order, Site site) noexcept {
    StoreBuffer::drain_own();
    constexpr auto apply = [](std::uint64_t word, std::uint64_t by) {
      return with_value(word, bits(f(value(word & kValueMask), value(by))));
    };
    return value(update(memory_, +apply, bits(operand), order, site) &
                 kValueMask);
  }

  mutable Memory memory_;
};

struct BufferedStores : detail::model::ExploredWith<Buffered> {
  static void process_fence() noexcept { StoreBuffer::drain_all(); }
};
struct WithoutProcessFence : detail::model::ExploredWith<Buffered> {
  static void process_fence() noexcept {}
};

// A StoreBuffer, on platforms that have them.
template <typename Platform>
class StoresMayWait {};
template <typename Platform>
  requires std::is_base_of_v<detail::model::ExploredWith<Buffered>, Platform>
class StoresMayWait<Platform> {
  StoreBuffer buffer_{0};
};

}  // namespace fearless::protocols

#endif  // FEARLESS_TESTS_MODEL_PROTOCOLS_STORE_BUFFER_H_
