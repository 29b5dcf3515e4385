// The writer is joined before an exception goes on, and on the normal way.
#include <cstdio>
#include <map>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace ledger {

struct Entry {
  std::string account;
  long cents = 0;
};

using Balances = std::map<std::string, long>;

void CheckBalanced(const std::vector<Entry>& batch) {
  long sum = 0;
  for (const Entry& entry : batch) {
    sum += entry.cents;
  }
  if (sum != 0) {
    throw std::invalid_argument("unbalanced batch");
  }
}

Balances Book(const std::vector<Entry>& incoming) {
  std::thread writer;
  const std::vector<Entry> batch = incoming;
  Balances balances;
  writer = std::thread([&batch, &balances] {
    for (const Entry& entry : batch) {
      balances[entry.account] += entry.cents;
    }
  });
  try {
    CheckBalanced(batch);
  } catch (...) {
    writer.join();
    throw;
  }
  writer.join();
  return balances;
}

}  // namespace ledger

int main() {
  try {
    const ledger::Balances balances =
        ledger::Book({{"cash", 500}, {"sales", -500}});
    std::printf("%zu accounts\n", balances.size());
    ledger::Book({{"rent", 900}, {"cash", -800}});
  } catch (const std::invalid_argument& error) {
    std::printf("refused: %s\n", error.what());
  }
  return 0;
}
