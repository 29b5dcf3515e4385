// Nobody copies at the capture, but both threads copy the handle they share.
#include <iostream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace docs {

class Document {
 public:
  explicit Document(std::vector<std::string> lines)
      : lines_(std::move(lines)) {}
  const std::vector<std::string>& lines() const { return lines_; }

 private:
  template <typename> friend class Shared;
  const std::vector<std::string> lines_;
  unsigned shares_ = 0;
};

template <typename T>
class Shared {
 public:
  explicit Shared(T* object) : object_(object) { ++object_->shares_; }
  Shared(const Shared& other) : Shared(other.object_) {}
  Shared& operator=(const Shared&) = delete;
  ~Shared() {
    if (--object_->shares_ == 0) delete object_;
  }
  const T& get() const { return *object_; }

 private:
  T* object_;
};

// A cursor keeps its document alive.
class Cursor {
 public:
  explicit Cursor(Shared<Document> document)
      : document_(std::move(document)) {}
  const std::string* Next() {
    const auto& lines = document_.get().lines();
    return next_ < lines.size() ? &lines[next_++] : nullptr;
  }

 private:
  Shared<Document> document_;
  std::size_t next_ = 0;
};

std::size_t CountBytes(const Shared<Document>& document) {
  std::size_t bytes = 0;
  Cursor cursor(document);
  while (const std::string* line = cursor.Next()) bytes += line->size();
  return bytes;
}

}  // namespace docs

int main() {
  const docs::Shared<docs::Document> document(
      new docs::Document({"Dear Sir,", "the ship has sailed.", "Yours"}));
  std::size_t saved = 0;
  std::thread saver([&document, &saved] {  //~ thread-unsafe-refcount
    for (int i = 0; i < 30; ++i) saved += docs::CountBytes(document);
  });
  std::size_t shown = 0;
  for (int i = 0; i < 30; ++i) shown += docs::CountBytes(document);
  saver.join();
  std::cout << saved << ' ' << shown << '\n';
}
