// Strategy three: try the second lock, and back off when somebody has it.
#include <mutex>
#include <thread>

struct Account {
  explicit Account(long cents) : balance(cents) {}
  std::mutex mutex;
  long balance;  // guarded by `mutex`
};

static bool try_transfer(Account& from, Account& to, long cents) {
  std::lock_guard from_lock(from.mutex);
  std::unique_lock to_lock(to.mutex, std::try_to_lock);
  if (!to_lock.owns_lock()) return false;
  from.balance -= cents;
  to.balance += cents;
  return true;
}

static void transfer(Account& from, Account& to, long cents) {
  if (&from == &to) return;
  while (!try_transfer(from, to, cents)) std::this_thread::yield();
}

int main() {
  Account ada(1000);
  Account grace(1000);
  {
    std::jthread there([&] { transfer(ada, grace, 10); });
    std::jthread back([&] { transfer(grace, ada, 25); });
  }
  std::scoped_lock both(ada.mutex, grace.mutex);
  return ada.balance + grace.balance == 2000 ? 0 : 1;
}
