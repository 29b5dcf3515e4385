// The model calls its observers, classes that others write, under its lock.
#include <algorithm>
#include <cstddef>
#include <mutex>
#include <string>
#include <vector>

class ModelObserver {
 public:
  virtual ~ModelObserver() = default;
  virtual void row_added(std::size_t row) = 0;
};

class TableModel {
 public:
  void attach(ModelObserver* observer) {
    std::lock_guard<std::mutex> lock(mutex_);
    observers_.push_back(observer);
  }
  void detach(ModelObserver* observer) {
    std::lock_guard<std::mutex> lock(mutex_);
    observers_.erase(
        std::remove(observers_.begin(), observers_.end(), observer),
        observers_.end());
  }

  void append(std::string row) {
    std::lock_guard<std::mutex> lock(mutex_);
    rows_.push_back(std::move(row));
    for (ModelObserver* observer : observers_)
      observer->row_added(rows_.size() - 1);  //~ callback-under-lock
  }

  std::string at(std::size_t row) const {
    std::lock_guard<std::mutex> lock(mutex_);
    return row < rows_.size() ? rows_[row] : std::string();
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> rows_;
  std::vector<ModelObserver*> observers_;
};
