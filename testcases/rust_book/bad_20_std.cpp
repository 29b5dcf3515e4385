// A RefCell of C++: its borrow flag is plain, and two threads share it.
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>

class NameCell {
 public:
  explicit NameCell(std::string name) : name_(std::move(name)) {}

  std::size_t length() const {
    if (is_borrowed_) throw std::logic_error("already borrowed");
    is_borrowed_ = true;
    const std::size_t length = name_.size();
    is_borrowed_ = false;
    return length;
  }

 private:
  std::string name_;
  mutable bool is_borrowed_ = false;
};

int main() {
  auto name = std::make_shared<const NameCell>("ada");

  std::thread reader([name] {  //~ non-sync-shared
    std::printf("reader: %zu\n", name->length());
  });
  std::size_t length = 0;
  try {
    length = name->length();
  } catch (const std::logic_error&) {
  }
  reader.join();
  std::printf("main: %zu\n", length);
}
