// A validation error is thrown while the writer still reads the batch.
#include <cstdio>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace ledger {

struct Entry {
  std::string account;
  long cents = 0;
};

class Journal {
 public:
  void Append(const std::vector<Entry>& batch) {
    for (const Entry& entry : batch) {
      balance_ += entry.cents;
      lines_.push_back(entry.account);
    }
  }
  long balance() const { return balance_; }

 private:
  long balance_ = 0;
  std::vector<std::string> lines_;
};

void Post(Journal& journal, std::vector<Entry> incoming) {
  std::thread writer;
  const std::vector<Entry> batch = std::move(incoming);
  writer = std::thread(
      [&journal, &batch] { journal.Append(batch); });  //~ dangling-thread-capture
  long sum = 0;
  for (const Entry& entry : batch) {
    sum += entry.cents;
  }
  if (sum != 0) {
    throw std::invalid_argument("unbalanced batch");  //~ unjoined-thread
  }
  writer.join();
}

}  // namespace ledger

int main() {
  ledger::Journal journal;
  try {
    ledger::Post(journal, {{"cash", 500}, {"sales", -500}});
    ledger::Post(journal, {{"rent", 900}, {"cash", -900}});
  } catch (const std::invalid_argument& error) {
    std::fprintf(stderr, "refused: %s\n", error.what());
    return 1;
  }
  std::printf("balance %ld\n", journal.balance());
  return 0;
}
