// The shared journal has its own mutex: passing a copy of the pointer is fine.
#include <cstdio>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Journal {
 public:
  void add(std::string entry) {
    const std::lock_guard<std::mutex> lock(mutex_);
    entries_.push_back(std::move(entry));
  }
  std::size_t size() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return entries_.size();
  }
  std::vector<std::string> drain() {
    std::vector<std::string> out;
    const std::lock_guard<std::mutex> lock(mutex_);
    out.swap(entries_);
    return out;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> entries_;
};

class Account {
 public:
  Account(std::string name, std::shared_ptr<Journal> journal)
      : name_(std::move(name)), journal_(std::move(journal)) {}

  void deposit(long cents) {
    balance_ += cents;
    journal_->add(name_ + " now " + std::to_string(balance_));
  }

 private:
  std::string name_;
  long balance_ = 0;
  std::shared_ptr<Journal> journal_;
};

int main() {
  auto journal = std::make_shared<Journal>();

  std::thread teller(
      [](std::shared_ptr<Journal> shared) {
        Account ada("ada", std::move(shared));
        for (long cents : {100, 250, 5}) ada.deposit(cents);
      },
      journal);

  try {
    Account grace("grace", journal);
    grace.deposit(10);
    journal->add("main saw " + std::to_string(journal->size()) + " entries");
  } catch (...) {
    teller.join();
    throw;
  }
  teller.join();

  for (const std::string& entry : journal->drain()) std::puts(entry.c_str());
}
