// The lock moves into a transaction object and on to a helper, but it stays on
// the thread that took it.
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Table {
 public:
  class Transaction {
   public:
    Transaction(std::unique_lock<std::mutex> lock, std::vector<int>& rows)
        : lock_(std::move(lock)), rows_(&rows) {}
    void insert(int row) { rows_->push_back(row); }
    std::size_t size() const { return rows_->size(); }

   private:
    std::unique_lock<std::mutex> lock_;
    std::vector<int>* rows_;
  };

  Transaction begin() {
    std::unique_lock<std::mutex> lock(mutex_);
    ++transactions_;
    return Transaction(std::move(lock), rows_);
  }

  void bulk(int first, int last) {
    std::unique_lock<std::mutex> lock(mutex_);
    lock = fill(std::move(lock), first, last);
    int& newest = rows_.back();
    newest = last;
  }

 private:
  std::unique_lock<std::mutex> fill(std::unique_lock<std::mutex> lock,
                                    int first, int last) {
    for (int row = first; row <= last; ++row) rows_.push_back(row);
    return lock;
  }

  std::mutex mutex_;
  std::vector<int> rows_;
  int transactions_ = 0;
};

int main() {
  Table table;
  {
    std::jthread importer([&table] { table.bulk(1, 50); });
    std::jthread clerk([&table] {
      Table::Transaction transaction = table.begin();
      transaction.insert(7);
    });
  }
  std::printf("%zu\n", table.begin().size());
}
