// The author vouches for a type the derivation refuses, and bars another one.
// flags: -Iruntime/include
#include <atomic>
#include <cstdio>
#include <utility>

#include "fearless/annotations.h"
#include "fearless/thread.h"

// `uses_` is a plain int, but every access to it goes through atomic_ref.
class FEARLESS_SEND Ticket {
 public:
  Ticket() : uses_(new int(1)) {}
  Ticket(const Ticket& other) : uses_(other.uses_) {
    std::atomic_ref<int>(*uses_).fetch_add(1);
  }
  Ticket& operator=(const Ticket&) = delete;
  ~Ticket() {
    if (std::atomic_ref<int>(*uses_).fetch_sub(1) == 1) delete uses_;
  }
  int uses() const { return std::atomic_ref<int>(*uses_).load(); }

 private:
  int* uses_;
};

// Bound to the thread that opened it.
struct FEARLESS_NOT_SEND Window {
  int handle = 0;
};
template <>
inline constexpr bool fearless::is_send_v<Window> = false;

static_assert(fearless::is_send_v<Ticket>);
static_assert(!fearless::is_send_v<Window>);

int main() {
  const Window window{7};
  Ticket ticket;
  auto gate = fearless::spawn([ticket] { return ticket.uses() >= 1; });

  Ticket spare = ticket;
  std::printf("window %d, %d uses\n", window.handle, spare.uses());
  return gate.join() ? 0 : 1;
}
