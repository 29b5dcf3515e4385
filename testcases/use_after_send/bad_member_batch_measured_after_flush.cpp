// flush() hands the pending events to the uploader, then reads the member.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using EventList = std::vector<std::string>;

class Uploader {
public:
  Uploader() : m_thread([this] { loop(); }) {}
  ~Uploader() {
    {
      std::scoped_lock lock(m_mutex);
      m_quit = true;
    }
    m_wake.notify_one();
    m_thread.join();
  }

  void upload(EventList events) {
    {
      std::scoped_lock lock(m_mutex);
      m_lists.push_back(std::move(events));
    }
    m_wake.notify_one();
  }

private:
  void loop() {
    std::unique_lock lock(m_mutex);
    while (true) {
      m_wake.wait(lock, [this] { return m_quit || !m_lists.empty(); });
      if (m_lists.empty())
        return;
      EventList events = std::move(m_lists.front());
      m_lists.pop_front();
      lock.unlock();
      for (const std::string &event : events)
        std::printf("upload %s\n", event.c_str());
      lock.lock();
    }
  }

  std::mutex m_mutex;
  std::condition_variable m_wake;
  std::deque<EventList> m_lists;
  bool m_quit = false;
  std::thread m_thread;
};

class Telemetry {
public:
  explicit Telemetry(Uploader &uploader) : m_uploader(uploader) {}

  void record(std::string event) {
    m_pending.push_back(std::move(event));
    if (m_pending.size() >= 2)
      flush();
  }

  void flush() {
    if (m_pending.empty())
      return;
    m_uploader.upload(std::move(m_pending));
    m_flushed += m_pending.size(); //~ use-after-send
    m_pending.clear();
  }

  std::size_t flushed() const { return m_flushed; }

private:
  Uploader &m_uploader;
  EventList m_pending;
  std::size_t m_flushed = 0;
};

int main() {
  Uploader uploader;
  Telemetry telemetry(uploader);
  telemetry.record("start");
  telemetry.record("open document");
  telemetry.flush();
  std::printf("%zu events flushed\n", telemetry.flushed());
}
