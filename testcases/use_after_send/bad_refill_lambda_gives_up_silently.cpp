// The refill lambda may do nothing, and its caller does not look at the answer.
#include <cstdio>
#include <future>
#include <list>
#include <string>
#include <utility>
#include <vector>

namespace {

struct Batch {
  explicit Batch(int number) : number(number) {}
  int number;
  std::vector<std::string> rows;
};

std::size_t Store(Batch batch) {
  std::printf("batch %d: %zu rows\n", batch.number, batch.rows.size());
  return batch.rows.size();
}

class Loader {
 public:
  Loader(std::size_t batch_size, int batch_limit)
      : batch_size_(batch_size), batch_limit_(batch_limit) {}

  std::size_t Load(const std::vector<std::string>& rows) {
    Batch batch(1);
    std::list<std::future<std::size_t>> stores;

    auto renew = [&batch, this](int number) {
      if (number > batch_limit_) return false;
      batch = Batch(number);
      return true;
    };

    int number = 1;
    for (const std::string& row : rows) {
      batch.rows.push_back(row);  //~ use-after-send
      if (batch.rows.size() < batch_size_) continue;
      stores.push_back(std::async(std::launch::async, Store, std::move(batch)));
      renew(++number);
    }

    std::size_t stored = 0;
    for (std::future<std::size_t>& store : stores) stored += store.get();
    return stored;
  }

 private:
  std::size_t batch_size_;
  int batch_limit_;
};

}  // namespace

int main() {
  Loader loader(2, 2);
  std::printf("%zu rows\n", loader.Load({"a", "b", "c", "d", "e"}));
}
