// The annotation names the lock; no majority of accesses is needed to know it.
#include <cstddef>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#if defined(__clang__)
#define TSA(x) __attribute__((x))
#else
#define TSA(x)
#endif
#define CAPABILITY(x) TSA(capability(x))
#define SCOPED_CAPABILITY TSA(scoped_lockable)
#define GUARDED_BY(x) TSA(guarded_by(x))
#define ACQUIRE(...) TSA(acquire_capability(__VA_ARGS__))
#define RELEASE(...) TSA(release_capability(__VA_ARGS__))

namespace base {

class CAPABILITY("mutex") Mutex {
 public:
  void Lock() ACQUIRE() { native_.lock(); }
  void Unlock() RELEASE() { native_.unlock(); }

 private:
  std::mutex native_;
};

class SCOPED_CAPABILITY MutexLock {
 public:
  explicit MutexLock(Mutex* mu) ACQUIRE(mu) : mu_(mu) { mu_->Lock(); }
  ~MutexLock() RELEASE() { mu_->Unlock(); }
  MutexLock(const MutexLock&) = delete;
  MutexLock& operator=(const MutexLock&) = delete;

 private:
  Mutex* const mu_;
};

}  // namespace base

namespace index {

// Instances are shared by all query threads.
class TermDictionary {
 public:
  explicit TermDictionary(std::size_t expected) { terms_.reserve(expected); }

  std::size_t Add(std::string term) {
    base::MutexLock lock(&mu_);
    terms_.push_back(std::move(term));
    return terms_.size() - 1;
  }

  std::string Lookup(std::size_t id) const {
    return terms_.at(id);  //~ unguarded-shared-access
  }

 private:
  mutable base::Mutex mu_;
  std::vector<std::string> terms_ GUARDED_BY(mu_);
};

class Indexer {
 public:
  explicit Indexer(TermDictionary* dictionary) : dictionary_(dictionary) {}

  std::size_t Index(const std::vector<std::string>& words) {
    std::size_t last = 0;
    for (const std::string& word : words) last = dictionary_->Add(word);
    return last;
  }

 private:
  TermDictionary* const dictionary_;
};

std::size_t LongestOf(const TermDictionary& dictionary, std::size_t a,
                      std::size_t b) {
  const std::size_t first = dictionary.Lookup(a).size();
  const std::size_t second = dictionary.Lookup(b).size();
  return first > second ? first : second;
}

}  // namespace index
