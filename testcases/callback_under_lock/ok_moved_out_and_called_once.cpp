// Completion handlers are taken out under the lock; the last line of the block
// ends the guard before they run.
#include <cstdio>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

class Pending {
 public:
  using Reply = std::function<void(int)>;

  void ask(int id, Reply reply) {
    std::lock_guard lock(mutex_);
    replies_[id] = std::move(reply);
  }

  bool answer(int id, int value) {
    std::unique_lock lock(mutex_);
    auto it = replies_.find(id);
    if (it == replies_.end()) return false;
    Reply reply = std::move(it->second);
    replies_.erase(it);
    lock.unlock();
    reply(value);
    return true;
  }

  void cancel_all() {
    auto replies = take_all();
    for (auto& [id, reply] : replies) reply(-1);
  }

  bool answer_any(int value) {
    if (std::optional<Reply> reply = take_one()) {
      (*reply)(value);
      return true;
    }
    return false;
  }

 private:
  std::map<int, Reply> take_all() {
    std::lock_guard lock(mutex_);
    return std::exchange(replies_, {});
  }
  std::optional<Reply> take_one() {
    std::lock_guard lock(mutex_);
    if (replies_.empty()) return std::nullopt;
    auto node = replies_.extract(replies_.begin());
    return std::move(node.mapped());
  }

  std::mutex mutex_;
  std::map<int, Reply> replies_;
};

int main() {
  Pending pending;
  for (int id = 0; id < 4; ++id)
    pending.ask(id, [](int value) { std::printf("%d\n", value); });
  {
    std::jthread network([&pending] { pending.answer(1, 10); });
    pending.answer_any(20);
  }
  pending.cancel_all();
}
