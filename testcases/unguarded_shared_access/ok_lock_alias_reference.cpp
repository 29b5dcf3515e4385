// The mutex is reached by other names: a reference, a pointer and a getter.
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <thread>

class Ledger {
 public:
  void book(const std::string& account, std::int64_t amount) {
    std::lock_guard<std::mutex> lock(mutex_);
    amounts_[account] += amount;
    ++bookings_;
  }

  void copyFrom(Ledger& other) {
    if (this == &other) return;
    std::map<std::string, std::int64_t> copy;
    {
      auto& theirs = other.mutex_;
      std::lock_guard<std::mutex> lock(theirs);
      copy = other.amounts_;
    }
    Ledger* const self = this;
    std::mutex* const mine = &self->mutex_;
    std::lock_guard<std::mutex> lock(*mine);
    self->amounts_ = copy;
    ++bookings_;
  }

  std::int64_t amount(const std::string& account) const {
    const Ledger& self = *this;
    std::lock_guard<std::mutex> lock(self.mutex());
    const auto it = amounts_.find(account);
    return it == amounts_.end() ? 0 : it->second;
  }

  int bookings() const {
    auto* const mutex = &mutex_;
    std::unique_lock<std::mutex> lock(*mutex);
    const int copy = bookings_;
    return copy;
  }

 private:
  std::mutex& mutex() const { return mutex_; }

  mutable std::mutex mutex_;
  std::map<std::string, std::int64_t> amounts_;
  int bookings_ = 0;
};

int main() {
  Ledger main_ledger;
  Ledger archive;
  {
    std::jthread clerk([&main_ledger] {
      for (int i = 0; i < 200; ++i) main_ledger.book("rent", 1);
    });
    std::jthread backup([&] {
      for (int i = 0; i < 20; ++i) archive.copyFrom(main_ledger);
    });
  }
  archive.copyFrom(main_ledger);
  return archive.amount("rent") == 200 && archive.bookings() == 21 ? 0 : 1;
}
