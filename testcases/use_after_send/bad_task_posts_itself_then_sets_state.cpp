// A session gives its own ownership to the reaper, then changes its state.
#include <condition_variable>
#include <cstdio>
#include <list>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

class Transfer;

class Reaper {
 public:
  Reaper();
  ~Reaper();
  void adopt(std::unique_ptr<Transfer> transfer);

 private:
  void loop();

  std::mutex m_mutex;
  std::condition_variable m_wakeup;
  std::list<std::unique_ptr<Transfer>> m_finished;
  bool m_stopping = false;
  std::thread m_thread;
};

// Lives on the heap and ends by handing itself to the reaper.
class Transfer {
 public:
  enum class State { kRunning, kFinished };

  Transfer(Reaper& reaper, int blocks) : m_reaper(reaper), m_blocks(blocks) {}
  ~Transfer() { std::printf("%d blocks in all\n", m_done); }

  void run() {
    while (m_done < m_blocks) ++m_done;
    finish();
  }

 private:
  void finish() {
    m_reaper.adopt(std::unique_ptr<Transfer>(this));
    m_state = State::kFinished;  //~ use-after-send
  }

  Reaper& m_reaper;
  State m_state = State::kRunning;
  int m_blocks;
  int m_done = 0;
};

Reaper::Reaper() : m_thread([this] { loop(); }) {}

Reaper::~Reaper() {
  {
    std::lock_guard lock(m_mutex);
    m_stopping = true;
    m_wakeup.notify_one();
  }
  m_thread.join();
}

void Reaper::adopt(std::unique_ptr<Transfer> transfer) {
  std::lock_guard lock(m_mutex);
  m_finished.push_back(std::move(transfer));
  m_wakeup.notify_one();
}

void Reaper::loop() {
  for (;;) {
    std::unique_ptr<Transfer> transfer;
    std::unique_lock lock(m_mutex);
    m_wakeup.wait(lock, [this] { return m_stopping || !m_finished.empty(); });
    if (m_finished.empty()) return;
    transfer = std::move(m_finished.front());
    m_finished.pop_front();
  }
}

int main() {
  Reaper reaper;
  auto* transfer = new Transfer(reaper, 3);
  transfer->run();
}
