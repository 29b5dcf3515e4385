// Braces go left to right, and the object of a call comes before its arguments.
#include <array>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

struct Row {
  unsigned shard;
  std::string text;
};
using RowPtr = std::unique_ptr<Row>;

struct Envelope {
  unsigned shard;
  std::size_t bytes;
  RowPtr row;
};

class Shard {
 public:
  Shard() : thread_([this] { store(); }) {}
  ~Shard() {
    {
      std::lock_guard lock(mutex_);
      closed_ = true;
    }
    cond_.notify_one();
    thread_.join();
  }
  Shard& push(Envelope envelope) {
    {
      std::lock_guard lock(mutex_);
      envelopes_.push_back(std::move(envelope));
    }
    cond_.notify_one();
    return *this;
  }

 private:
  void store() {
    std::unique_lock lock(mutex_);
    for (;;) {
      cond_.wait(lock, [this] { return closed_ || !envelopes_.empty(); });
      if (envelopes_.empty()) return;
      const Envelope envelope = std::move(envelopes_.front());
      envelopes_.pop_front();
      lock.unlock();
      std::printf("shard %u: %s\n", envelope.shard, envelope.row->text.c_str());
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable cond_;
  std::deque<Envelope> envelopes_;
  bool closed_ = false;
  std::thread thread_;
};

class Cluster {
 public:
  Shard& at(unsigned shard) { return shards_[shard % shards_.size()]; }

  void insert(RowPtr row) {
    // The elements of a braced list are evaluated in order (dcl.init.list).
    Envelope envelope{row->shard, row->text.size(), std::move(row)};
    // The postfix expression is sequenced before the arguments (expr.call).
    at(envelope.shard).push(std::move(envelope));
  }

  void insert_pair(RowPtr first, RowPtr second) {
    at(first->shard)
        .push({first->shard, first->text.size(), std::move(first)})
        .push({second->shard, second->text.size(), std::move(second)});
  }

 private:
  std::array<Shard, 2> shards_;
};

int main() {
  Cluster cluster;
  cluster.insert(std::make_unique<Row>(Row{0, "ada"}));
  cluster.insert_pair(std::make_unique<Row>(Row{1, "grace"}),
                      std::make_unique<Row>(Row{1, "edsger"}));
}
