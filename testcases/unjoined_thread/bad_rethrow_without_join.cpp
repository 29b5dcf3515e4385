// The handler logs and rethrows, but forgets the heartbeat thread.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <stdexcept>
#include <thread>

class Link {
 public:
  explicit Link(int failAfter) : budget_(failAfter) {}

  void send(int block) {
    if (--budget_ < 0) throw std::runtime_error("link is down");
    sent_ += block;
  }
  int sent() const { return sent_; }

 private:
  int budget_;
  int sent_ = 0;
};

static std::atomic<bool> g_transferring{false};
static std::atomic<unsigned> g_beats{0};

static void heartbeat() {
  while (g_transferring.load()) {
    ++g_beats;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

static int transfer(Link &link, int blocks) {
  g_transferring = true;
  std::thread pulse(heartbeat);
  try {
    for (int block = 0; block < blocks; ++block)
      link.send(block);
  } catch (const std::runtime_error &error) {
    std::fprintf(stderr, "transfer: %s\n", error.what());
    g_transferring = false;
    throw;  //~ unjoined-thread
  }
  g_transferring = false;
  pulse.join();
  return link.sent();
}

int main() {
  Link good(100), bad(3);
  try {
    std::printf("%d\n", transfer(good, 10));
    std::printf("%d\n", transfer(bad, 10));
  } catch (const std::runtime_error &) {
    return 1;
  }
  return g_beats > 0 ? 0 : 1;
}
