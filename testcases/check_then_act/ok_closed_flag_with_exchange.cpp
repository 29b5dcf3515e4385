// A library. The flag only ever goes one way, whether it is stored or exchanged.
#include <atomic>
#include <string>

namespace ws {

bool read_frame(std::string& text, bool& is_end);
void send_close();

class Stream {
 public:
  bool read(std::string& text) {
    while (!closed_) {
      bool is_end = false;
      if (!read_frame(text, is_end)) {
        closed_ = true;
        return false;
      }
      if (!is_end) return true;
      if (!closed_.exchange(true)) send_close();
    }
    return false;
  }
  bool is_open() const { return !closed_; }

 private:
  std::atomic<bool> closed_{false};
};

}  // namespace ws
