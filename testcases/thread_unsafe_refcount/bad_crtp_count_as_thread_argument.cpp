// A catalogue counted by a CRTP base is passed by value to an indexing thread.
#include <algorithm>
#include <iostream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace shop {

template <typename Derived>
class Counted {
 public:
  void retain() const noexcept { ++count_; }
  void release() const noexcept {
    if (--count_ == 0) delete static_cast<const Derived*>(this);
  }

 protected:
  ~Counted() = default;

 private:
  mutable unsigned count_ = 0;
};

template <typename T>
class Handle {
 public:
  Handle() = default;
  explicit Handle(const T* object) : object_(object) { object_->retain(); }
  Handle(const Handle& other) : object_(other.object_) {
    if (object_ != nullptr) object_->retain();
  }
  Handle(Handle&& other) noexcept
      : object_(std::exchange(other.object_, nullptr)) {}
  Handle& operator=(Handle other) noexcept {
    std::swap(object_, other.object_);
    return *this;
  }
  ~Handle() {
    if (object_ != nullptr) object_->release();
  }
  const T& operator*() const { return *object_; }

 private:
  const T* object_ = nullptr;
};

class Catalogue final : public Counted<Catalogue> {
 public:
  explicit Catalogue(std::vector<std::string> articles)
      : articles_(std::move(articles)) {}
  const std::vector<std::string>& articles() const { return articles_; }

 private:
  const std::vector<std::string> articles_;
};

std::size_t LongestName(Handle<Catalogue> catalogue) {
  std::size_t longest = 0;
  for (const std::string& name : (*catalogue).articles()) {
    longest = std::max(longest, name.size());
  }
  return longest;
}

void Index(Handle<Catalogue> catalogue, std::size_t* longest) {
  *longest = LongestName(catalogue);
}

}  // namespace shop

int main() {
  const shop::Handle<shop::Catalogue> catalogue(
      new shop::Catalogue({"anvil", "bellows", "crucible tongs"}));
  std::size_t indexed = 0;
  std::thread indexer(shop::Index,
                      catalogue,  //~ thread-unsafe-refcount
                      &indexed);
  const std::size_t shown = shop::LongestName(catalogue);
  indexer.join();
  std::cout << indexed << ' ' << shown << '\n';
}
