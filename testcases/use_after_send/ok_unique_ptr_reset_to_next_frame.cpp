// The recorder sends its current frame and resets the pointer to a new one.
#include <condition_variable>
#include <cstdint>
#include <cstdio>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

struct Frame {
  std::uint32_t number = 0;
  std::vector<std::int16_t> samples;
};

class Sink {
 public:
  Sink() : m_thread([this] { run(); }) {}
  ~Sink() {
    {
      std::lock_guard lock(m_mutex);
      m_closed = true;
      m_available.notify_one();
    }
    m_thread.join();
  }
  void write(std::unique_ptr<Frame> frame) {
    std::lock_guard lock(m_mutex);
    m_frames.push_back(std::move(frame));
    m_available.notify_one();
  }

 private:
  void run() {
    while (std::unique_ptr<Frame> frame = next()) {
      std::printf("frame %u: %zu samples\n", frame->number,
                  frame->samples.size());
    }
  }
  std::unique_ptr<Frame> next() {
    std::unique_lock lock(m_mutex);
    m_available.wait(lock, [this] { return m_closed || !m_frames.empty(); });
    if (m_frames.empty()) return nullptr;
    std::unique_ptr<Frame> frame = std::move(m_frames.front());
    m_frames.pop_front();
    return frame;
  }

  std::mutex m_mutex;
  std::condition_variable m_available;
  std::deque<std::unique_ptr<Frame>> m_frames;
  bool m_closed = false;
  std::thread m_thread;
};

class Recorder {
 public:
  explicit Recorder(Sink& sink) : m_sink(sink) {}

  void onSample(std::int16_t sample) {
    m_current->samples.push_back(sample);
    if (m_current->samples.size() < kFrameSize) return;
    m_sink.write(std::move(m_current));
    m_current.reset(new Frame);
    m_current->number = ++m_count;
  }

  void finish() {
    if (!m_current->samples.empty()) m_sink.write(std::move(m_current));
    m_current = std::make_unique<Frame>();
  }

 private:
  static constexpr std::size_t kFrameSize = 160;
  Sink& m_sink;
  std::unique_ptr<Frame> m_current = std::make_unique<Frame>();
  std::uint32_t m_count = 0;
};

int main() {
  Sink sink;
  Recorder recorder(sink);
  for (int i = 0; i < 500; ++i) recorder.onSample(static_cast<std::int16_t>(i));
  recorder.finish();
}
