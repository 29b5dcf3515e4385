// Each new row is copied into the vector with the lock that is in it.
#include <pthread.h>

#include <string>
#include <vector>

struct Row {
  pthread_rwlock_t lock;
  std::string text;
};

class Sheet {
 public:
  void append(const Row& row) {
    rows_.push_back(row);  //~ lock-copied
  }

  std::string read(std::size_t i) {
    pthread_rwlock_rdlock(&rows_[i].lock);
    std::string text = rows_[i].text;
    pthread_rwlock_unlock(&rows_[i].lock);
    return text;
  }

 private:
  std::vector<Row> rows_;
};
