// main lends clones to two parsers and keeps the original: the loop that
// collects their rows waits for a third sender that never sends.
// flags: -Iruntime/include
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "fearless/channel.h"
#include "fearless/thread.h"

namespace {

struct Row {
  int line;
  std::string text;
};

void parse(const fearless::Sender<Row>& out, int first, int last) {
  for (int line = first; line < last; ++line) {
    out.send(Row{line, "value=" + std::to_string(line)}).unwrap();
  }
}

}  // namespace

int main() {
  auto [tx, rx] = fearless::channel<Row>();
  std::vector<fearless::JoinHandle<void>> parsers;
  for (int part = 0; part < 2; ++part) {
    parsers.push_back(fearless::spawn([out = tx.clone(), part] {
      parse(out, part * 100, part * 100 + 100);
    }));
  }

  std::size_t bytes = 0;
  while (auto row = rx.recv()) {  //~ channel-never-closed
    bytes += row->text.size();
  }
  for (fearless::JoinHandle<void>& parser : parsers) parser.join();
  std::printf("%zu bytes\n", bytes);
}
