// Not Send by derivation: an Rc stands two members deep in a captured page.
// flags: -Iruntime/include
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "fearless/rc.h"
#include "fearless/thread.h"

struct Style {
  fearless::Rc<std::string> font;
};

struct Paragraph {
  std::string text;
  Style style;
};

static void print(const std::vector<Paragraph>& page) {
  for (const Paragraph& paragraph : page) {
    std::printf("[%s] %s\n", paragraph.style.font->c_str(),
                paragraph.text.c_str());
  }
}

int main() {
  const Style style{fearless::make_rc<std::string>("serif")};
  std::vector<Paragraph> page;
  page.push_back({"Chapter 16", style});

  auto printer = fearless::spawn([page] {  //~ thread-unsafe-refcount
    print(page);
  });
  page.push_back({"Fearless concurrency", style});
  print(page);
  printer.join();
}
