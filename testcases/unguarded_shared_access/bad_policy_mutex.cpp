// The threading policy is a real mutex, but clear() does not use the policy.
#include <cstddef>
#include <list>
#include <mutex>
#include <thread>
#include <utility>

struct SingleThreaded {
  struct Mutex {
    void lock() {}
    void unlock() {}
  };
};

struct MultiThreaded {
  using Mutex = std::mutex;
};

template <typename Message, typename ThreadingPolicy>
class Mailbox {
  using Mutex = typename ThreadingPolicy::Mutex;

 public:
  void Post(Message message) {
    std::lock_guard<Mutex> lock(mutex_);
    messages_.push_back(std::move(message));
  }

  bool TakeInto(Message& out) {
    std::lock_guard<Mutex> lock(mutex_);
    if (messages_.empty()) return false;
    out = std::move(messages_.front());
    messages_.pop_front();
    return true;
  }

  std::size_t Size() const {
    std::lock_guard<Mutex> lock(mutex_);
    return messages_.size();
  }

  void Clear() {
    messages_.clear();  //~ unguarded-shared-access
  }

 private:
  mutable Mutex mutex_;
  std::list<Message> messages_;
};

struct Mail {
  int from = 0;
  int body = 0;
};

using SharedMailbox = Mailbox<Mail, MultiThreaded>;

int SendAll(SharedMailbox& mailbox, int sender) {
  for (int i = 0; i < 200; ++i) mailbox.Post(Mail{sender, i});
  return 200;
}

int main() {
  SharedMailbox mailbox;
  int received = 0;
  {
    std::jthread alice([&mailbox] { SendAll(mailbox, 1); });
    std::jthread bob([&mailbox] { SendAll(mailbox, 2); });
    Mail mail;
    for (int i = 0; i < 100; ++i) {
      if (mailbox.TakeInto(mail)) ++received;
      if (i % 25 == 24) mailbox.Clear();
    }
  }
  return static_cast<std::size_t>(received) + mailbox.Size() <= 400 ? 0 : 1;
}
