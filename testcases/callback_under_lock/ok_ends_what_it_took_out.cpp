// The links are taken out under the lock and ended without it; what is ended
// under it calls nobody who needs it.
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

class Log {
 public:
  virtual ~Log() = default;
  virtual void close() = 0;
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
    std::set<std::shared_ptr<Link>> links;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      links.swap(links_);
      ready_.clear();
      log_->close();
    }
    for (const auto& link : links) link->disconnect();
  }

 private:
  std::mutex mutex_;
  std::set<std::shared_ptr<Link>> links_;
  std::set<Link*> ready_;
  std::unique_ptr<Log> log_;
};
