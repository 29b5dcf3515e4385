// Listing 16-6: channel() gives a transmitting and a receiving end.
// flags: -Iruntime/include
#include <string>
#include <utility>

#include "fearless/channel.h"

struct Upstream {
  fearless::Sender<std::string> tx;
};
struct Downstream {
  fearless::Receiver<std::string> rx;
};

static std::pair<Upstream, Downstream> split() {
  auto [tx, rx] = fearless::channel<std::string>();
  return {Upstream{std::move(tx)}, Downstream{std::move(rx)}};
}

int main() {
  auto [up, down] = split();
  up.tx.send("hi").unwrap();
  return down.rx.recv().unwrap() == "hi" ? 0 : 1;
}
