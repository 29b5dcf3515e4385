// Widgets are counted without atomics; a thread gets plain numbers from them.
#include <iostream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace ui {

class Widget {
 public:
  Widget(std::string name, int width) : name_(std::move(name)), width_(width) {}
  int width() const { return width_; }
  const std::string& name() const { return name_; }

 private:
  friend class WidgetPtr;
  const std::string name_;
  const int width_;
  int refs_ = 0;
};

class WidgetPtr {
 public:
  WidgetPtr(std::string name, int width)
      : widget_(new Widget(std::move(name), width)) {
    ++widget_->refs_;
  }
  WidgetPtr(const WidgetPtr& other) : widget_(other.widget_) {
    ++widget_->refs_;
  }
  WidgetPtr& operator=(const WidgetPtr&) = delete;
  ~WidgetPtr() {
    if (--widget_->refs_ == 0) delete widget_;
  }
  const Widget* operator->() const { return widget_; }

 private:
  Widget* widget_;
};

// Owns the widgets; used by the thread that made it.
class Window {
 public:
  WidgetPtr Add(std::string name, int width) {
    widgets_.emplace_back(std::move(name), width);
    return widgets_.back();
  }
  std::vector<int> Widths() const {
    std::vector<int> widths;
    for (WidgetPtr widget : widgets_) widths.push_back(widget->width());
    return widths;
  }

 private:
  std::vector<WidgetPtr> widgets_;
};

}  // namespace ui

int main() {
  ui::Window window;
  const ui::WidgetPtr title = window.Add("title", 300);
  window.Add("body", 480);
  int total = 0;
  {
    const std::jthread layout(
        [widths = window.Widths(), name = title->name(), &total] {
          for (const int width : widths) total += width;
          total += static_cast<int>(name.size());
        });
    const ui::WidgetPtr focused = title;  // counts here, on this thread only
    window.Add("footer", focused->width());
  }
  std::cout << total << '\n';
}
