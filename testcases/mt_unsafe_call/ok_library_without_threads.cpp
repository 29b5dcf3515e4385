// A library that starts no thread and locks nothing: who calls it is unknown,
// and nothing says that there are two of them.
#include <ctime>
#include <map>
#include <string>

namespace report {

class Calendar {
 public:
  std::string header(std::time_t when) const {
    return std::string("Report of ") + std::ctime(&when);
  }
  void count(std::time_t when) { ++by_hour_[std::gmtime(&when)->tm_hour]; }
  int busiest() const {
    int best = 0, most = 0;
    for (const auto& [hour, count] : by_hour_) {
      if (count > most) {
        best = hour;
        most = count;
      }
    }
    return best;
  }

 private:
  std::map<int, int> by_hour_;
};

}  // namespace report
