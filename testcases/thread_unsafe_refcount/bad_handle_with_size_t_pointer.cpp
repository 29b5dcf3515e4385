// A file handle counts its copies in a shared size_t; a task takes a copy.
#include <cstddef>
#include <cstdio>
#include <future>
#include <string>
#include <utility>
#include <vector>

// Closes the file with the last of its copies.
class SharedFile {
 public:
  explicit SharedFile(std::FILE* file) : file_(file), owners_(new size_t(1)) {}
  SharedFile(const SharedFile& other)
      : file_(other.file_), owners_(other.owners_) {
    ++*owners_;
  }
  SharedFile& operator=(const SharedFile& other) {
    SharedFile copy(other);
    std::swap(file_, copy.file_);
    std::swap(owners_, copy.owners_);
    return *this;
  }
  ~SharedFile() {
    if (--*owners_ > 0) return;
    delete owners_;
    std::fclose(file_);
  }

  // The C library locks the stream.
  void Write(const std::string& text) const {
    std::fputs(text.c_str(), file_);
  }

 private:
  std::FILE* file_;
  std::size_t* owners_;
};

class Section {
 public:
  Section(SharedFile file, std::string title)
      : file_(std::move(file)), title_(std::move(title)) {}
  void Print() const { file_.Write(title_ + "\n"); }

 private:
  SharedFile file_;
  std::string title_;
};

int main() {
  const SharedFile report(std::tmpfile());
  std::vector<std::future<void>> parts;
  for (const char* title : {"Sales", "Costs", "Outlook"}) {
    parts.push_back(std::async(
        std::launch::async,
        [report, title] { Section(report, title).Print(); }));  //~ thread-unsafe-refcount
  }
  for (std::future<void>& part : parts) part.get();
}
