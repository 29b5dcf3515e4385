// edit() returns the lock together with the reference: it lives as long.
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Document {
  std::string title;
  std::vector<std::string> lines;
};

class Editor {
 public:
  Editor(std::mutex& mutex, Document& document)
      : lock_(mutex), document_(document) {}
  Editor(Editor&&) = default;

  Document& operator*() { return document_; }
  Document* operator->() { return &document_; }
  std::vector<std::string>& lines() { return document_.lines; }

 private:
  std::unique_lock<std::mutex> lock_;
  Document& document_;
};

class SharedDocument {
 public:
  Editor edit() { return Editor(mutex_, document_); }

  std::pair<std::unique_lock<std::mutex>, Document&> open() {
    std::unique_lock<std::mutex> lock(mutex_);
    Document& document = document_;
    return {std::move(lock), document};
  }

 private:
  std::mutex mutex_;
  Document document_;
};

static void type(SharedDocument& shared, const std::string& text) {
  Editor editor = shared.edit();
  std::vector<std::string>& lines = editor.lines();
  lines.push_back(text);
  editor->title = lines.front();
}

int main() {
  SharedDocument shared;
  {
    std::jthread alice([&shared] { type(shared, "Dear Bob"); });
    std::jthread bob([&shared] { type(shared, "Dear Alice"); });
  }
  shared.edit()->lines.push_back("regards");
  auto [lock, document] = shared.open();
  std::printf("%s, %zu lines\n", document.title.c_str(), document.lines.size());
}
