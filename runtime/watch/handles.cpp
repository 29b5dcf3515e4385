// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/handles.h"

#include <fcntl.h>
#include <unistd.h>

#include <utility>

namespace fearless::detail::watch {
namespace {

constexpr std::uint32_t kLists = 512;
constinit HandleList lists[kLists];

int digit(char c) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

}  // namespace

HandleList& HandleList::of(std::uint32_t channel) noexcept {
  return lists[channel % kLists];
}

void HandleList::free_locks() noexcept {
  for (HandleList& list : lists) list.lock_.reset();
}

// REQUIRES, for both: the lock is held.
void HandleList::add(HandleLink& handle) noexcept {
  handle.previous_ = nullptr;
  handle.next_ = first_;
  if (first_) first_->previous_ = &handle;
  first_ = &handle;
}
void HandleList::remove(HandleLink& handle) noexcept {
  (handle.previous_ ? handle.previous_->next_ : first_) = handle.next_;
  if (handle.next_) handle.next_->previous_ = handle.previous_;
}

void HandleLink::link(const Object& channel, Site site) noexcept {
  channel_ = serial_of(channel);
  site_ = site;
  HandleList& list = HandleList::of(channel_);
  std::lock_guard guard(list.lock_);
  list.add(*this);
}

void HandleLink::link(const HandleLink& original, Site site) noexcept {
  if (original.channel_ == 0) return;
  channel_ = original.channel_;
  site_ = site;
  HandleList& list = HandleList::of(channel_);
  std::lock_guard guard(list.lock_);
  list.add(*this);
}

void HandleLink::unlink() noexcept {
  if (channel_ == 0) return;
  HandleList& list = HandleList::of(channel_);
  std::lock_guard guard(list.lock_);
  list.remove(*this);
  channel_ = 0;
}

// At no moment is neither of them on the list.
void HandleLink::take_place_of(HandleLink& other) noexcept {
  if (other.channel_ == 0) return;
  HandleList& list = HandleList::of(other.channel_);
  std::lock_guard guard(list.lock_);
  list.remove(other);
  channel_ = std::exchange(other.channel_, 0);
  site_ = other.site_;
  list.add(*this);
}

HandleLink::HandleLink(HandleLink&& other) noexcept : kind_(other.kind_) {
  take_place_of(other);
}
HandleLink& HandleLink::operator=(HandleLink&& other) noexcept {
  if (this != &other) {
    unlink();
    take_place_of(other);
  }
  return *this;
}

Range find_stack() noexcept {
  const char here = 0;
  const int file = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
  if (file < 0) return {};
  Range range;
  std::uintptr_t number = 0;
  bool is_in_range = true;  // the first two numbers of a line
  char buffer[4096];
  for (ssize_t size; (size = read(file, buffer, sizeof buffer)) > 0;) {
    for (ssize_t i = 0; i < size; ++i) {
      const char c = buffer[i];
      if (c == '\n') {
        is_in_range = true;
        number = 0;
      } else if (!is_in_range) {
        continue;
      } else if (digit(c) >= 0) {
        number = number * 16 + static_cast<unsigned>(digit(c));
      } else if (c == '-') {
        range.low = std::exchange(number, 0);
      } else {
        range.high = number;
        is_in_range = false;
        if (!range.contains(&here)) continue;
        close(file);
        return range;
      }
    }
  }
  close(file);
  return {};
}

}  // namespace fearless::detail::watch
