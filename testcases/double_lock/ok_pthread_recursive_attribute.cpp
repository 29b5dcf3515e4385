// A pthread mutex that was made recursive by its attributes.
#include <pthread.h>

#include <cstdio>
#include <thread>

class Console {
 public:
  Console() {
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&lock_, &attributes);
    pthread_mutexattr_destroy(&attributes);
  }
  ~Console() { pthread_mutex_destroy(&lock_); }
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  void put(char c) {
    pthread_mutex_lock(&lock_);
    column_ = c == '\n' ? 0 : column_ + 1;
    pthread_mutex_unlock(&lock_);
  }
  void write(const char* text) {
    pthread_mutex_lock(&lock_);
    while (*text != '\0') put(*text++);
    pthread_mutex_unlock(&lock_);
  }
  int column() {
    pthread_mutex_lock(&lock_);
    const int column = column_;
    pthread_mutex_unlock(&lock_);
    return column;
  }

 private:
  pthread_mutex_t lock_;
  int column_ = 0;
};

int main() {
  Console console;
  {
    std::jthread boot([&console] { console.write("booting\n"); });
    console.write("hello\n");
  }
  std::printf("%d\n", console.column());
}
