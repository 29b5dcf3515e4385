// The only handle to the document moves into the thread; none stays behind.
#include <cstddef>
#include <iostream>
#include <string>
#include <thread>
#include <utility>

// Shared ownership for one thread: plain counts.
template <typename T>
class Rc {
  struct Block {
    std::size_t strong = 1;
    T value;
  };

 public:
  explicit Rc(T value) : block_(new Block{1, std::move(value)}) {}
  Rc(const Rc& other) noexcept : block_(other.block_) { ++block_->strong; }
  Rc(Rc&& other) noexcept : block_(std::exchange(other.block_, nullptr)) {}
  Rc& operator=(Rc other) noexcept {
    std::swap(block_, other.block_);
    return *this;
  }
  ~Rc() {
    if (block_ != nullptr && --block_->strong == 0) delete block_;
  }

  T& operator*() const { return block_->value; }
  T* operator->() const { return &block_->value; }

 private:
  Block* block_;
};

struct Document {
  std::string title;
  std::string body;
};

// Shares the document for a while, on the thread it is called on.
std::size_t Spellcheck(Rc<Document> document) {
  const Rc<Document> undo_copy = document;
  document->body += '.';
  return undo_copy->body.size();
}

int main() {
  std::size_t checked = 0;
  std::jthread editor;
  {
    Rc<Document> document(Document{"Minutes", "Nobody was there"});
    document->title += " of the board";
    editor = std::jthread(
        [&checked, document = std::move(document)]() mutable {
          checked = Spellcheck(document);
          checked += Spellcheck(std::move(document));
        });
  }
  editor.join();
  std::cout << checked << " characters\n";
}
