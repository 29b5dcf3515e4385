// A blocking pop() inside of a critical section that the producer has to pass.
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

template <typename T>
class BlockingQueue {
 public:
  void push(T value) {
    std::lock_guard<std::mutex> lock(mutex_);
    values_.push_back(std::move(value));
    ready_.notify_one();
  }
  T pop() {
    std::unique_lock<std::mutex> lock(mutex_);
    ready_.wait(lock, [this] { return !values_.empty(); });
    T value = std::move(values_.front());
    values_.pop_front();
    return value;
  }

 private:
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<T> values_;
};

struct Session {
  std::mutex mutex;
  int sequence = 0;
  BlockingQueue<int> acknowledged;
};

void request(Session& session) {
  std::lock_guard<std::mutex> lock(session.mutex);
  const int wanted = ++session.sequence;
  while (session.acknowledged.pop() != wanted) {  //~ blocking-under-lock
  }
}

void on_packet(Session& session) {
  int sequence;
  {
    std::lock_guard<std::mutex> lock(session.mutex);
    sequence = session.sequence;
  }
  session.acknowledged.push(sequence);
}

int main() {
  Session session;
  std::jthread network([&session] { on_packet(session); });
  request(session);
}
