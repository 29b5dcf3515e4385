// The whole batch is taken out under the lock; later results are added anew.
#include <cstddef>
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace batch {

class Mailer {
 public:
  void Queue(std::string mail) {
    std::lock_guard<std::mutex> lock(mutex_);
    waiting_.push_back(std::move(mail));
  }

  // Those that fail go to the end of the queue again.
  std::size_t SendAll() {
    std::vector<std::string> mails;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      if (waiting_.empty()) return 0;
      mails.swap(waiting_);
    }
    std::vector<std::string> failed;
    for (std::string& mail : mails) {
      if (mail.empty()) failed.push_back("postmaster");
    }
    const std::size_t sent = mails.size() - failed.size();
    std::lock_guard<std::mutex> lock(mutex_);
    for (std::string& mail : failed) waiting_.push_back(std::move(mail));
    sent_ += sent;
    return sent;
  }

  std::size_t sent() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return sent_;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> waiting_;
  std::size_t sent_ = 0;
};

}  // namespace batch

int main() {
  batch::Mailer mailer;
  for (const char* mail : {"ada", "", "bob"}) mailer.Queue(mail);
  {
    std::jthread timer([&mailer] { mailer.SendAll(); });
    std::jthread shutdown([&mailer] { mailer.SendAll(); });
  }
  mailer.SendAll();
  std::printf("%zu sent\n", mailer.sent());
  return mailer.sent() == 3 ? 0 : 1;
}
