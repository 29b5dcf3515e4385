// A cursor object holds a reference to the document that was handed over.
#include <cstdio>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Document {
 public:
  void append(std::string paragraph) {
    paragraphs_.push_back(std::move(paragraph));
  }
  const std::string& paragraph(std::size_t index) const {
    return paragraphs_.at(index);
  }
  std::size_t size() const { return paragraphs_.size(); }

 private:
  std::vector<std::string> paragraphs_;
};

class Cursor {
 public:
  explicit Cursor(const Document& document) : document_(document) {}
  void toEnd() { index_ = document_.size() - 1; }
  const std::string& text() const { return document_.paragraph(index_); }

 private:
  const Document& document_;
  std::size_t index_ = 0;
};

class Printer {
 public:
  ~Printer() {
    if (thread_.joinable()) thread_.join();
  }

  void print(std::unique_ptr<Document> document) {
    if (thread_.joinable()) thread_.join();
    thread_ = std::thread(
        [](std::unique_ptr<Document> owned) {
          for (std::size_t i = 0; i < owned->size(); ++i) {
            std::printf("page %zu: %s\n", i, owned->paragraph(i).c_str());
          }
        },
        std::move(document));
  }

 private:
  std::thread thread_;
};

int main() {
  Printer printer;
  auto document = std::make_unique<Document>();
  document->append("Dear reader,");
  document->append("Yours sincerely");

  Cursor cursor(*document);
  cursor.toEnd();
  std::printf("before: %s\n", cursor.text().c_str());
  printer.print(std::move(document));
  std::printf("after: %s\n", cursor.text().c_str());  //~ use-after-send
}
