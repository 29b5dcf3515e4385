// A transaction object holds the lock as a member and edits the data meanwhile.
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class Store;

// Alive = locked. Returned by Store::begin(); ends with its scope.
class Transaction {
 public:
  explicit Transaction(Store& store);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void put(const std::string& key, int value);
  int get(const std::string& key) const;
  void commit();

 private:
  std::unique_lock<std::mutex> lock_;
  Store& store_;
  std::map<std::string, int> changes_;
};

class Store {
 public:
  [[nodiscard]] Transaction begin() { return Transaction(*this); }

  std::size_t commits() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return commits_;
  }

 private:
  friend class Transaction;
  mutable std::mutex mutex_;
  std::map<std::string, int> values_;
  std::size_t commits_ = 0;
};

Transaction::Transaction(Store& store) : lock_(store.mutex_), store_(store) {}

void Transaction::put(const std::string& key, int value) {
  changes_[key] = value;
}

int Transaction::get(const std::string& key) const {
  const auto changed = changes_.find(key);
  if (changed != changes_.end()) return changed->second;
  const auto it = store_.values_.find(key);
  return it == store_.values_.end() ? 0 : it->second;
}

void Transaction::commit() {
  for (const auto& [key, value] : changes_) store_.values_[key] = value;
  ++store_.commits_;
  changes_.clear();
}

int main() {
  Store store;
  const auto transfer = [&store](const char* from, const char* to) {
    for (int i = 0; i < 200; ++i) {
      Transaction transaction = store.begin();
      transaction.put(from, transaction.get(from) - 1);
      transaction.put(to, transaction.get(to) + 1);
      transaction.commit();
    }
  };
  {
    std::jthread there(transfer, "ada", "bob");
    std::jthread back(transfer, "bob", "ada");
  }
  Transaction check = store.begin();
  return check.get("ada") == 0 && check.get("bob") == 0 ? 0 : 1;
}
