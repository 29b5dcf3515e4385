// lock_bucket() returns with the bucket locked on purpose; erase() forgets it.
#include <array>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <utility>

class HashTable {
 public:
  void insert(const std::string& key, int value) {
    Bucket& bucket = lock_bucket(key);
    bucket.entries.push_front({key, value});
    bucket.mutex.unlock();
  }

  bool erase(const std::string& key) {
    Bucket& bucket = lock_bucket(key);
    for (auto it = bucket.entries.begin(); it != bucket.entries.end(); ++it) {
      if (it->first != key) continue;
      bucket.entries.erase(it);
      return true;  //~ lock-leak
    }
    bucket.mutex.unlock();
    return false;
  }

 private:
  struct Bucket {
    std::mutex mutex;
    std::list<std::pair<std::string, int>> entries;
  };

  Bucket& lock_bucket(const std::string& key) {
    Bucket& bucket = buckets_[std::hash<std::string>()(key) % buckets_.size()];
    bucket.mutex.lock();
    return bucket;
  }

  std::array<Bucket, 16> buckets_;
};
