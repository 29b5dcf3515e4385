// A transfer takes both locks at once, in any order, in three spellings.
#include <cstdio>
#include <mutex>
#include <thread>

class Account {
 public:
  explicit Account(long cents) : cents_(cents) {}

  friend void transfer(Account& from, Account& to, long cents) {
    if (&from == &to) return;
    std::scoped_lock both(from.mutex_, to.mutex_);
    from.cents_ -= cents;
    to.cents_ += cents;
  }

  friend void refund(Account& from, Account& to, long cents) {
    std::lock(from.mutex_, to.mutex_);
    std::lock_guard from_lock(from.mutex_, std::adopt_lock);
    std::lock_guard to_lock(to.mutex_, std::adopt_lock);
    from.cents_ -= cents;
    to.cents_ += cents;
  }

  friend long sum(const Account& a, const Account& b) {
    std::unique_lock a_lock(a.mutex_, std::defer_lock);
    std::unique_lock b_lock(b.mutex_, std::defer_lock);
    std::lock(a_lock, b_lock);
    return a.cents_ + b.cents_;
  }

 private:
  mutable std::mutex mutex_;
  long cents_;
};

int main() {
  Account a(100), b(200);
  long seen = 0;
  {
    std::jthread there([&] {
      for (int i = 0; i < 1000; ++i) transfer(a, b, 1);
    });
    std::jthread back([&] {
      for (int i = 0; i < 1000; ++i) refund(b, a, 1);
    });
    for (int i = 0; i < 100; ++i) seen = sum(b, a);
  }
  std::printf("%ld\n", seen);
}
