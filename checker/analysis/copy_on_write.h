// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A std::map or std::set that copies share until one of them changes. A state
// is copied at every branch, and most of it is the same on both sides. Reading
// is a map's or set's own; changing goes through edit(), or the functions here
// that leave alone what would not change.
//
// A reference that edit() gave must not be used after the whole was copied.

#ifndef FEARLESS_CHECKER_ANALYSIS_COPY_ON_WRITE_H_
#define FEARLESS_CHECKER_ANALYSIS_COPY_ON_WRITE_H_

#include <algorithm>
#include <compare>
#include <cstddef>
#include <memory>
#include <utility>

namespace fearless::analysis {

template <class Container>
class CopyOnWrite {
 public:
  using key_type = typename Container::key_type;
  using value_type = typename Container::value_type;
  using const_iterator = typename Container::const_iterator;
  using iterator = const_iterator;

  CopyOnWrite() = default;
  CopyOnWrite(Container all) {
    if (!all.empty()) shared_ = std::make_shared<Container>(std::move(all));
  }

  const Container& read() const {
    static const Container kEmpty;
    return shared_ ? *shared_ : kEmpty;
  }
  operator const Container&() const { return read(); }
  Container& edit() {
    if (!shared_) {
      shared_ = std::make_shared<Container>();
    } else if (shared_.use_count() != 1) {
      shared_ = std::make_shared<Container>(*shared_);
    }
    return *shared_;
  }

  const_iterator begin() const { return read().begin(); }
  const_iterator end() const { return read().end(); }
  bool empty() const { return !shared_ || shared_->empty(); }
  std::size_t size() const { return shared_ ? shared_->size() : 0; }
  bool contains(const key_type& key) const {
    return shared_ && shared_->contains(key);
  }
  const_iterator find(const key_type& key) const { return read().find(key); }
  const_iterator lower_bound(const key_type& key) const {
    return read().lower_bound(key);
  }
  const_iterator upper_bound(const key_type& key) const {
    return read().upper_bound(key);
  }
  const auto& at(const key_type& key) const { return read().at(key); }

  auto& operator[](const key_type& key) { return edit()[key]; }
  void insert(value_type value) {
    if (!is_known(value)) edit().insert(std::move(value));
  }
  template <class Iterator>
  void insert(Iterator first, Iterator last) {
    for (; first != last; ++first) insert(*first);
  }
  template <class... Values>
  auto emplace(Values&&... values) {
    return edit().emplace(std::forward<Values>(values)...);
  }
  template <class... Values>
  auto try_emplace(const key_type& key, Values&&... values) {
    return edit().try_emplace(key, std::forward<Values>(values)...);
  }
  template <class Value>
  void insert_or_assign(const key_type& key, Value&& value) {
    edit().insert_or_assign(key, std::forward<Value>(value));
  }
  std::size_t erase(const key_type& key) {
    return contains(key) ? edit().erase(key) : 0;
  }
  void clear() { shared_.reset(); }
  // Of a map: `change` gets the entries that `has_to` is true of.
  template <class Predicate, class Change>
  void change_if(Predicate has_to, Change change) {
    if (std::none_of(begin(), end(), has_to)) return;
    for (auto& entry : edit())
      if (has_to(entry)) change(entry);
  }

  template <class Predicate>
  friend std::size_t erase_if(CopyOnWrite& all, Predicate is_over) {
    if (std::none_of(all.begin(), all.end(), is_over)) return 0;
    return std::erase_if(all.edit(), is_over);
  }

  friend bool operator==(const CopyOnWrite& a, const CopyOnWrite& b) {
    return a.shared_ == b.shared_ || a.read() == b.read();
  }
  friend std::strong_ordering operator<=>(const CopyOnWrite& a,
                                          const CopyOnWrite& b) {
    if (a.shared_ == b.shared_) return std::strong_ordering::equal;
    return a.read() <=> b.read();
  }

 private:
  static const key_type& key_of(const value_type& value) {
    if constexpr (requires { typename Container::mapped_type; }) {
      return value.first;
    } else {
      return value;
    }
  }
  bool is_known(const value_type& value) const {
    return contains(key_of(value));
  }

  std::shared_ptr<Container> shared_;  // null: empty
};

}  // namespace fearless::analysis

#endif  // FEARLESS_CHECKER_ANALYSIS_COPY_ON_WRITE_H_
