// Two objects of one class, locked in the order of their addresses.
#include <cstdio>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

class Account {
 public:
  explicit Account(long cents) : cents_(cents) {}

  friend void transfer(Account& from, Account& to, long cents) {
    if (&from < &to) {
      std::lock_guard first(from.mutex_);
      std::lock_guard second(to.mutex_);
      from.move_to(to, cents);
    } else if (&to < &from) {
      std::lock_guard first(to.mutex_);
      std::lock_guard second(from.mutex_);
      from.move_to(to, cents);
    }
  }

  friend void settle(Account& from, Account& to, long cents) {
    Account* low = &from;
    Account* high = &to;
    if (std::less<>()(high, low)) std::swap(low, high);
    std::lock_guard first(low->mutex_);
    std::lock_guard second(high->mutex_);
    from.move_to(to, cents);
  }

  friend long sum(const Account& a, const Account& b) {
    if (&a == &b) return 0;
    const Account* first = &a < &b ? &a : &b;
    const Account* second = &a < &b ? &b : &a;
    std::scoped_lock first_lock(first->mutex_);
    std::scoped_lock second_lock(second->mutex_);
    return a.cents_ + b.cents_;
  }

 private:
  void move_to(Account& other, long cents) {
    cents_ -= cents;
    other.cents_ += cents;
  }

  mutable std::mutex mutex_;
  long cents_;
};

int main() {
  Account a(100), b(200);
  long seen = 0;
  {
    std::jthread there([&] {
      for (int i = 0; i < 500; ++i) transfer(a, b, 1);
    });
    std::jthread back([&] {
      for (int i = 0; i < 500; ++i) settle(b, a, 1);
    });
    for (int i = 0; i < 100; ++i) seen = sum(b, a);
  }
  std::printf("%ld\n", seen);
}
