// The template's copy gets a fresh mutex, which is right, and reads the value
// of the original without its lock, which is not.
#include <mutex>
#include <string>
#include <utility>

template <class T>
class Guarded {
 public:
  Guarded() = default;
  explicit Guarded(T value) : value_(std::move(value)) {}
  Guarded(const Guarded& other) { value_ = other.value_; }  //~ lock-copied
  Guarded& operator=(const Guarded& other) {
    if (this != &other) set(other.get());
    return *this;
  }

  T get() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return value_;
  }
  void set(T value) {
    std::lock_guard<std::mutex> lock(mutex_);
    value_ = std::move(value);
  }

 private:
  mutable std::mutex mutex_;
  T value_{};
};

struct Profile {
  Guarded<std::string> name;
  Guarded<std::string> motto;
};

void rename(Profile& profile, std::string name) {
  profile.name.set(std::move(name));
}

std::string card(const Profile& profile) {
  Profile copy = profile;
  return copy.name.get() + ": " + copy.motto.get();
}
