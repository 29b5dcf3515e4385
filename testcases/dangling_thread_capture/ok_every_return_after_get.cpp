// Early returns stand before the task starts or after its future was taken.
#include <future>
#include <iostream>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

// One thread per task; the future's destructor does not wait for it.
class Spawner {
 public:
  ~Spawner() {
    for (std::thread& thread : threads_) thread.join();
  }

  template <typename F>
  auto Spawn(F work) -> std::future<decltype(work())> {
    std::packaged_task<decltype(work())()> task(std::move(work));
    auto result = task.get_future();
    threads_.emplace_back(std::move(task));
    return result;
  }

 private:
  std::vector<std::thread> threads_;
};

struct Invoice {
  std::string customer;
  std::vector<long> cents;
};

long Total(const Invoice& invoice) {
  long total = 0;
  for (const long item : invoice.cents) {
    if (item < 0) throw std::string("negative item");
    total += item;
  }
  return total;
}

std::optional<bool> Approve(Spawner& spawner, Invoice invoice, long limit) {
  if (invoice.cents.empty()) return std::nullopt;
  std::future<long> total =
      spawner.Spawn([&invoice] { return Total(invoice); });
  total.wait();
  if (invoice.customer.empty()) {
    return std::nullopt;
  }
  try {
    return total.get() <= limit;
  } catch (const std::string& reason) {
    std::cout << invoice.customer << ": " << reason << '\n';
    return std::nullopt;
  }
}

int main() {
  Spawner spawner;
  const auto ok = Approve(spawner, {"Okafor & Sons", {1999, 499}}, 10'000);
  const auto anonymous = Approve(spawner, {"", {100}}, 10'000);
  const auto broken = Approve(spawner, {"Lind AB", {-5}}, 10'000);
  std::cout << ok.value_or(false) << anonymous.has_value()
            << broken.has_value() << '\n';
}
