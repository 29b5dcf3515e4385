// All links are disconnected under the lock that the close callback of each of
// them takes.
#include <functional>
#include <memory>
#include <mutex>
#include <set>

class Link {
 public:
  virtual ~Link() = default;
  void setCloseCallback(std::function<void(Link*)> callback);
  virtual void disconnect() = 0;
};

class Pool : public std::enable_shared_from_this<Pool> {
 public:
  void add(std::shared_ptr<Link> link) {
    std::weak_ptr<Pool> weak = shared_from_this();
    link->setCloseCallback([weak](Link* closed) {
      auto pool = weak.lock();
      if (!pool) return;
      std::lock_guard<std::mutex> lock(pool->mutex_);
      pool->ready_.erase(closed);
    });
    std::lock_guard<std::mutex> lock(mutex_);
    links_.insert(std::move(link));
  }

  void close_all() {
    std::lock_guard<std::mutex> lock(mutex_);
    for (const auto& link : links_)
      link->disconnect();  //~ callback-under-lock: `Link::disconnect` is called while `mutex_` is locked
    links_.clear();
    ready_.clear();
  }

 private:
  std::mutex mutex_;
  std::set<std::shared_ptr<Link>> links_;
  std::set<Link*> ready_;
};
