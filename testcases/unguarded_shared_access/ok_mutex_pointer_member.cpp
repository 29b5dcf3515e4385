// A view stores a pointer to its owner's mutex and locks through it.
#include <cstddef>
#include <mutex>
#include <string>
#include <thread>

namespace doc {

class Document;

// A cursor into a document. Locks the document's mutex by its pointer.
class Cursor {
 public:
  explicit Cursor(Document& document);

  void type(const std::string& text);
  std::size_t position() const { return position_; }

 private:
  std::mutex* const mutex_;
  Document* const document_;
  std::size_t position_ = 0;  // A cursor belongs to one thread.
};

class Document {
 public:
  std::string text() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return text_;
  }

  void clear() {
    std::lock_guard<std::mutex> lock(mutex_);
    text_.clear();
  }

 private:
  friend class Cursor;
  mutable std::mutex mutex_;
  std::string text_;
};

Cursor::Cursor(Document& document)
    : mutex_(&document.mutex_), document_(&document) {}

void Cursor::type(const std::string& text) {
  std::lock_guard<std::mutex> lock(*mutex_);
  document_->text_.append(text);
  position_ = document_->text_.size();
}

}  // namespace doc

int main() {
  doc::Document document;
  document.clear();
  const auto author = [&document](const std::string& word) {
    doc::Cursor cursor(document);
    for (int i = 0; i < 100; ++i) cursor.type(word);
    return cursor.position();
  };
  {
    std::jthread a(author, "aa");
    std::jthread b(author, "bbb");
  }
  return document.text().size() == 500 ? 0 : 1;
}
