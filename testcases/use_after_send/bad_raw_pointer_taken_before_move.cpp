// A dispatcher keeps a raw pointer to an order that the outbox already owns.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

struct Order {
  int id = 0;
  std::string customer;
  long total_cents = 0;
};

class Outbox {
 public:
  Outbox() : courier_([this] { deliver(); }) {}
  ~Outbox() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    courier_.join();
  }

  void send(std::unique_ptr<Order> order) {
    std::lock_guard<std::mutex> lock(mutex_);
    pending_.push_back(std::move(order));
    wake_.notify_one();
  }

 private:
  void deliver() {
    std::unique_lock<std::mutex> lock(mutex_);
    for (;;) {
      wake_.wait(lock, [this] { return stopping_ || !pending_.empty(); });
      if (pending_.empty()) return;
      std::unique_ptr<Order> order = std::move(pending_.front());
      pending_.pop_front();
      lock.unlock();
      std::printf("delivered %d to %s\n", order->id, order->customer.c_str());
      order.reset();
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::unique_ptr<Order>> pending_;
  bool stopping_ = false;
  std::thread courier_;
};

static int dispatch(Outbox& outbox, std::unique_ptr<Order> order) {
  Order* view = order.get();
  view->total_cents += 499;
  outbox.send(std::move(order));
  return view->id;  //~ use-after-send
}

int main() {
  Outbox outbox;
  auto order = std::make_unique<Order>();
  order->id = 1041;
  order->customer = "Ada";
  std::printf("accepted %d\n", dispatch(outbox, std::move(order)));
}
