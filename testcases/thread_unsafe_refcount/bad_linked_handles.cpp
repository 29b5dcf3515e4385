// Owners that form a ring instead of counting are as unsafe across threads.
#include <cstdio>
#include <string>
#include <thread>
#include <utility>

// Smart pointer whose copies are chained in a ring; the last one deletes.
template <typename T> class LinkedPtr {
public:
  explicit LinkedPtr(T *object) : object(object) {}
  LinkedPtr(const LinkedPtr &other) : object(other.object) { join(other); }
  LinkedPtr &operator=(const LinkedPtr &other) {
    if (this != &other) {
      leave();
      object = other.object;
      join(other);
    }
    return *this;
  }
  ~LinkedPtr() { leave(); }
  const T &operator*() const { return *object; }

private:
  void join(const LinkedPtr &other) {
    next = other.next;
    previous = &other;
    other.next->previous = this;
    other.next = this;
  }
  void leave() {
    if (next == this) {
      delete object;
      return;
    }
    next->previous = previous;
    previous->next = next;
    next = previous = this;
  }

  T *object;
  mutable const LinkedPtr *next = this;
  mutable const LinkedPtr *previous = this;
};

struct Font {
  std::string family;
  double size;
};

static double lineHeight(LinkedPtr<Font> font) { return (*font).size * 1.2; }

int main() {
  const LinkedPtr<Font> font(new Font{"Garamond", 11});
  double measured = 0;
  std::thread layout([font, &measured] {  //~ thread-unsafe-refcount
    for (int line = 0; line < 40; ++line)
      measured += lineHeight(font);
  });
  double shown = 0;
  for (int line = 0; line < 40; ++line)
    shown += lineHeight(font);
  layout.join();
  std::printf("%.1f %.1f\n", measured, shown);
  return 0;
}
