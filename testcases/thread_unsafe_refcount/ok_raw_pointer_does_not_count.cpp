// The thread reads through a plain pointer; the counted handle stays at home.
#include <cstdio>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

class GlyphTable {
 public:
  explicit GlyphTable(std::vector<int> widths) : widths_(std::move(widths)) {}
  int WidthOf(char c) const {
    return widths_[static_cast<unsigned char>(c) % widths_.size()];
  }
  void Retain() { ++users_; }
  void Release() {
    if (--users_ == 0) delete this;
  }

 private:
  ~GlyphTable() = default;
  const std::vector<int> widths_;
  int users_ = 0;
};

class FontRef {
 public:
  explicit FontRef(GlyphTable* table) : table_(table) { table_->Retain(); }
  FontRef(const FontRef& other) : FontRef(other.table_) {}
  FontRef& operator=(const FontRef&) = delete;
  ~FontRef() { table_->Release(); }
  const GlyphTable* get() const { return table_; }

 private:
  GlyphTable* table_;
};

int Measure(const GlyphTable* table, std::string_view text) {
  int width = 0;
  for (const char c : text) width += table->WidthOf(c);
  return width;
}

int main() {
  const FontRef font(new GlyphTable({7, 9, 4, 11, 6}));
  int heading = 0;
  {
    // `font` outlives the thread, so nothing has to be kept alive by it.
    const std::jthread worker([table = font.get(), &heading] {
      heading = Measure(table, "Fearless concurrency");
    });
    const FontRef italic = font;
    std::printf("%d\n", Measure(italic.get(), "body"));
  }
  std::printf("%d\n", heading);
}
