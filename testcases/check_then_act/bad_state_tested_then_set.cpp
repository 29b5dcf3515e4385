// The getter and the setter of the state lock, the transition between does not.
#include <cstdio>
#include <mutex>
#include <thread>

namespace vm {

enum class State { kStopped, kStarting, kRunning };

class Machine {
 public:
  State GetState() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return state_;
  }

  // Boots the machine unless somebody else does.
  bool Start() {
    if (GetState() != State::kStopped) return false;
    SetState(State::kStarting);  //~ check-then-act
    std::printf("booting\n");
    SetState(State::kRunning);
    return true;
  }

 private:
  void SetState(State state) {
    std::lock_guard<std::mutex> lock(mutex_);
    state_ = state;
  }

  mutable std::mutex mutex_;
  State state_ = State::kStopped;
};

}  // namespace vm

int main() {
  vm::Machine machine;
  {
    std::jthread console([&machine] { machine.Start(); });
    std::jthread network([&machine] { machine.Start(); });
  }
  return machine.GetState() == vm::State::kRunning ? 0 : 1;
}
