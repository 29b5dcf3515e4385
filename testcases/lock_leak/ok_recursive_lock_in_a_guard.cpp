// A recursive lock is held by a guard, and once more by hand around a callback
// into C code that takes and gives it back itself. What `unlock()` ends is what
// `lock()` began: the guard still answers for the rest.
#include <chrono>
#include <mutex>
#include <thread>
#include <vector>

class Mixer {
 public:
  void set_gain(std::size_t channel, float gain) {
    std::lock_guard<std::recursive_mutex> all(graph_);
    graph_.lock();
    gains_[channel] = gain;
    graph_.unlock();
    dirty_ = true;
  }

  void rebuild() {
    {
      std::lock_guard<std::recursive_mutex> all(graph_);
      graph_.lock();
      if (!dirty_) {
        graph_.unlock();
        return;
      }
      dirty_ = false;
      graph_.unlock();
      gains_.resize(gains_.size() + 1);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }

 private:
  std::recursive_mutex graph_;
  std::vector<float> gains_ = std::vector<float>(8);
  bool dirty_ = false;
};

int main() {
  Mixer mixer;
  std::thread worker([&] { mixer.rebuild(); });
  mixer.set_gain(2, 0.5F);
  worker.join();
}
