// The generator has state, and every thread calls a copy of its own.
#include <cstdio>
#include <functional>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using Generator = std::function<std::string()>;

static Generator numbersWithPrefix(std::string prefix) {
  return [prefix = std::move(prefix), last = 0]() mutable {
    ++last;
    return prefix + std::to_string(last);
  };
}

class Desk {
public:
  explicit Desk(Generator numbers) : Numbers(std::move(numbers)) {}

  // Const, although the generator's own state advances.
  std::string issue() const { return Numbers(); }

private:
  const Generator Numbers;
};

static void issueMany(const Desk &desk, int count,
                      std::vector<std::string> &issued) {
  for (int i = 0; i < count; ++i)
    issued.push_back(desk.issue());
}

int main() {
  const Generator numbers = numbersWithPrefix("T");
  const Desk front(numbers);
  std::vector<std::vector<std::string>> issued(3);
  std::vector<std::thread> clerks;
  for (std::vector<std::string> &mine : issued)
    clerks.emplace_back([desk = front, &mine] { issueMany(desk, 50, mine); });
  std::vector<std::string> here;
  issueMany(front, 50, here);
  for (std::thread &clerk : clerks)
    clerk.join();
  std::set<std::string> all(here.begin(), here.end());
  for (const std::vector<std::string> &mine : issued)
    all.insert(mine.begin(), mine.end());
  std::printf("%zu different numbers\n", all.size());
  return 0;
}
