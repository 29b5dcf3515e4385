// A striped hash table: renaming a key takes stripes in the order of the call.
#include <array>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

class StripedMap {
 public:
  void put(const std::string& key, int value) {
    Stripe& stripe = stripe_of(key);
    std::lock_guard lock(stripe.mutex);
    stripe.values[key] = value;
  }

  std::optional<int> get(const std::string& key) {
    Stripe& stripe = stripe_of(key);
    std::lock_guard lock(stripe.mutex);
    auto it = stripe.values.find(key);
    if (it == stripe.values.end()) return std::nullopt;
    return it->second;
  }

  bool rename(const std::string& from, const std::string& to) {
    Stripe& source = stripe_of(from);
    Stripe& target = stripe_of(to);
    if (&source == &target) return rename_within(source, from, to);
    std::lock_guard source_lock(source.mutex);
    std::lock_guard target_lock(target.mutex);  //~ lock-order-inversion
    auto it = source.values.find(from);
    if (it == source.values.end()) return false;
    target.values[to] = it->second;
    source.values.erase(it);
    return true;
  }

 private:
  struct Stripe {
    std::mutex mutex;
    std::unordered_map<std::string, int> values;
  };

  static bool rename_within(Stripe& stripe, const std::string& from,
                            const std::string& to) {
    std::lock_guard lock(stripe.mutex);
    auto it = stripe.values.find(from);
    if (it == stripe.values.end()) return false;
    stripe.values[to] = it->second;
    stripe.values.erase(from);
    return true;
  }

  Stripe& stripe_of(const std::string& key) {
    return stripes_[std::hash<std::string>()(key) % stripes_.size()];
  }

  std::array<Stripe, 16> stripes_;
};
