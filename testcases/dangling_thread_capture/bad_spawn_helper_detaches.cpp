// A fire-and-forget helper detaches for its callers; one passes `[&]`.
#include <atomic>
#include <cstdio>
#include <exception>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace app {

std::atomic<int> g_failed{0};

// Runs `work` on its own thread; an exception is counted, not thrown on.
template <typename Work>
void FireAndForget(Work&& work) {
  std::thread thread([work = std::forward<Work>(work)]() mutable {
    try {
      work();
    } catch (const std::exception&) {
      ++g_failed;
    }
  });
  thread.detach();
}

struct Mail {
  std::string to;
  std::string body;
};

void Deliver(const Mail& mail) {
  if (mail.to.find('@') == std::string::npos) {
    ++g_failed;
  }
}

void NotifyAll(const std::vector<std::string>& addresses) {
  for (const std::string& address : addresses) {
    Mail mail{address, "Your parcel has been handed to the carrier."};
    FireAndForget([&mail] { Deliver(mail); });  //~ dangling-thread-capture
  }
}

}  // namespace app

int main() {
  app::NotifyAll({"ines@example.org", "tomas@example.org", "nobody"});
  std::printf("%d failed so far\n", app::g_failed.load());
}
