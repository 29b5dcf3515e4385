// Taskflow as its headers declare it: the tasks of a subflow run on when the
// function that started them has returned.
#include <functional>
#include <utility>

namespace tf {
class Subflow {
 public:
  template <class F>
  void silent_async(F&& f) {
    run(std::function<void()>(std::forward<F>(f)));
  }
  void join();

 private:
  void run(std::function<void()> task);
};
}  // namespace tf

using Compare = bool (*)(int, int);
void sort(int* begin, int* end, Compare compare);

void sort_halves(tf::Subflow& flow, int* begin, int* end, Compare compare) {
  int* middle = begin + (end - begin) / 2;
  flow.silent_async([begin, middle, &compare] {  //~ dangling-thread-capture
    sort(begin, middle, compare);
  });
  sort(middle, end, compare);
}
