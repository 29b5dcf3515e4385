// A local lambda puts a new batch in place of the one that was sent.
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
  explicit Loader(std::size_t limit) : limit_(limit) {}

  std::size_t Load(const std::vector<std::string>& rows) {
    int number = 1;
    Batch batch(number);
    std::list<std::future<std::size_t>> stores;

    auto renew = [&batch, &number] { batch = Batch(++number); };
    auto send = [&] {
      stores.push_back(std::async(std::launch::async, Store, std::move(batch)));
      renew();
    };

    for (const std::string& row : rows) {
      batch.rows.push_back(row);
      if (batch.rows.size() == limit_) send();
    }
    if (!batch.rows.empty()) {
      stores.push_back(std::async(std::launch::async, Store, std::move(batch)));
      renew();
    }
    std::printf("next would be batch %d with %zu rows\n", batch.number,
                batch.rows.size());

    std::size_t stored = 0;
    for (std::future<std::size_t>& store : stores) stored += store.get();
    return stored;
  }

 private:
  std::size_t limit_;
};

}  // namespace

int main() {
  Loader loader(2);
  std::printf("%zu rows\n", loader.Load({"a", "b", "c", "d", "e"}));
}
