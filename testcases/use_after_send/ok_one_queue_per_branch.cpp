// The event is moved in three branches of which exactly one runs.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

enum class Severity { kDebug, kWarning, kFatal };

struct Event {
  Severity severity;
  std::string text;
};

class Lane {
 public:
  explicit Lane(const char* name)
      : m_name(name), m_thread(&Lane::drain, this) {}
  ~Lane() {
    {
      std::lock_guard lock(m_mutex);
      m_done = true;
    }
    m_more.notify_one();
    m_thread.join();
  }
  Lane(const Lane&) = delete;
  Lane& operator=(const Lane&) = delete;

  void put(Event event) {
    {
      std::lock_guard lock(m_mutex);
      m_events.push_back(std::move(event));
    }
    m_more.notify_one();
  }

 private:
  void drain() {
    std::unique_lock lock(m_mutex);
    while (true) {
      m_more.wait(lock, [this] { return m_done || !m_events.empty(); });
      if (m_events.empty()) return;
      const Event event = std::move(m_events.front());
      m_events.pop_front();
      lock.unlock();
      std::printf("%s: %s\n", m_name, event.text.c_str());
      lock.lock();
    }
  }

  const char* const m_name;
  std::mutex m_mutex;
  std::condition_variable m_more;
  std::deque<Event> m_events;
  bool m_done = false;
  std::thread m_thread;
};

class Dispatcher {
 public:
  void dispatch(Event event) {
    switch (event.severity) {
      case Severity::kDebug:
        m_slow.put(std::move(event));
        break;
      case Severity::kWarning:
        m_fast.put(std::move(event));
        break;
      case Severity::kFatal:
        event.text.insert(0, "FATAL ");
        m_fast.put(event);
        m_slow.put(std::move(event));
        break;
    }
  }

  void dispatch(std::string_view text, bool fast) {
    Event event{Severity::kWarning, std::string(text)};
    fast ? m_fast.put(std::move(event)) : m_slow.put(std::move(event));
  }

 private:
  Lane m_fast{"fast"};
  Lane m_slow{"slow"};
};

int main() {
  Dispatcher dispatcher;
  dispatcher.dispatch({Severity::kDebug, "cache miss"});
  dispatcher.dispatch({Severity::kWarning, "queue is long"});
  dispatcher.dispatch({Severity::kFatal, "disk full"});
  dispatcher.dispatch("timer drift", true);
}
