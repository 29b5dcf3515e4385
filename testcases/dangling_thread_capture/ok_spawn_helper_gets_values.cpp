// The same fire-and-forget helper, given tasks that own what they use.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <exception>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace app {

std::atomic<int> g_failed{0};
std::atomic<int> g_pending{0};

template <typename Work>
void FireAndForget(Work&& work) {
  ++g_pending;
  std::thread thread([work = std::forward<Work>(work)]() mutable {
    try {
      work();
    } catch (const std::exception&) {
      ++g_failed;
    }
    --g_pending;
  });
  thread.detach();
}

struct Mail {
  std::string to;
  std::string body;
};

// A functor that holds its mail by value.
struct Deliver {
  Mail mail;
  void operator()() const {
    if (mail.to.find('@') == std::string::npos) {
      ++g_failed;
    }
  }
};

void NotifyAll(const std::vector<std::string>& addresses) {
  for (const std::string& address : addresses) {
    Mail mail{address, "Your parcel has been handed to the carrier."};
    FireAndForget(Deliver{mail});
    FireAndForget([=] { Deliver{mail}(); });
  }
}

}  // namespace app

int main() {
  app::NotifyAll({"ines@example.org", "tomas@example.org", "nobody"});
  while (app::g_pending > 0) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  std::printf("%d failed\n", app::g_failed.load());
}
