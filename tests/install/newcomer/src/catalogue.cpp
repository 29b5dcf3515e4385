// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// thread-unsafe-refcount: a pointer with a plain count goes to other threads.
#include <atomic>
#include <utility>

#include "shop.h"

namespace {

class Catalogue {
 public:
  explicit Catalogue(std::vector<int> cents)
      : body_(new Body{std::move(cents), 1}) {}
  Catalogue(const Catalogue& other) : body_(other.body_) {
    ++body_->references;
  }
  Catalogue& operator=(const Catalogue&) = delete;
  ~Catalogue() {
    if (--body_->references == 0) delete body_;
  }
  int first() const { return body_->cents.front(); }

 private:
  struct Body {
    std::vector<int> cents;
    int references;
  };
  Body* body_;
};

}  // namespace

int read_catalogue(int readers) {
  const Catalogue catalogue({100, 250});
  std::atomic<int> sum = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < readers; ++i)
      threads.emplace_back([catalogue, &sum] { sum += catalogue.first(); });
  }
  return sum;
}
