// A moved-from unique_ptr is null by contract, and the code asks it.
#include <cstdio>
#include <future>
#include <memory>
#include <string>
#include <utility>
#include <vector>

class Shape {
 public:
  virtual ~Shape() = default;
  virtual int cost() const = 0;
  virtual void draw() const = 0;
};

class Circle final : public Shape {
 public:
  explicit Circle(int radius) : radius_(radius) {}
  int cost() const override { return radius_ * radius_; }
  void draw() const override { std::printf("circle %d\n", radius_); }

 private:
  int radius_;
};

class Text final : public Shape {
 public:
  explicit Text(std::string text) : text_(std::move(text)) {}
  int cost() const override { return static_cast<int>(text_.size()); }
  void draw() const override { std::printf("text %s\n", text_.c_str()); }

 private:
  std::string text_;
};

class Canvas {
 public:
  explicit Canvas(int budget) : budget_(budget) {}

  void add(std::unique_ptr<Shape> shape) {
    if (shape && shape->cost() > budget_) {
      background_.push_back(std::async(
          std::launch::async,
          [](std::unique_ptr<Shape> heavy) { heavy->draw(); },
          std::move(shape)));
    }
    // [unique.ptr.single.ctor]: the source of a move is null afterwards.
    if (shape) {
      shape->draw();
      drawn_.push_back(std::move(shape));
    }
    if (shape == nullptr) ++handled_;
  }

  int finish() {
    for (std::future<void>& drawing : background_) drawing.get();
    background_.clear();
    return handled_;
  }

 private:
  int budget_;
  int handled_ = 0;
  std::vector<std::unique_ptr<Shape>> drawn_;
  std::vector<std::future<void>> background_;
};

int main() {
  Canvas canvas(100);
  canvas.add(std::make_unique<Circle>(3));
  canvas.add(std::make_unique<Circle>(30));
  canvas.add(std::make_unique<Text>("figure 1"));
  std::printf("%d shapes\n", canvas.finish());
}
