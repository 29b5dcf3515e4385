// A tree is built inside the task; its only handle comes back by move.
#include <future>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

namespace json {

class Value {
 public:
  static Value Text(std::string text) {
    return Value(new Rep{1, std::move(text), {}});
  }
  static Value List() { return Value(new Rep{1, {}, {}}); }

  Value(const Value& other) : rep_(other.rep_) { ++rep_->refs; }
  Value(Value&& other) noexcept : rep_(std::exchange(other.rep_, nullptr)) {}
  Value& operator=(Value other) noexcept {
    std::swap(rep_, other.rep_);
    return *this;
  }
  ~Value() {
    if (rep_ != nullptr && --rep_->refs == 0) delete rep_;
  }

  void Append(Value item) { rep_->items.push_back(std::move(item)); }
  std::size_t Weight() const {
    std::size_t weight = rep_->text.size();
    for (const Value& item : rep_->items) weight += item.Weight();
    return weight;
  }

 private:
  struct Rep {
    int refs;
    std::string text;
    std::vector<Value> items;
  };
  explicit Value(Rep* rep) : rep_(rep) {}
  Rep* rep_;
};

// Copies handles freely, but all of them die here, except the one returned.
Value Parse(const std::string& words) {
  Value list = Value::List();
  const Value separator = Value::Text(",");
  for (const char c : words) {
    if (c == ' ') {
      list.Append(Value::Text(","));
    } else {
      const Value letter = Value::Text(std::string(1, c));
      list.Append(letter);
    }
  }
  return separator.Weight() > 0 ? std::move(list) : Value::List();
}

}  // namespace json

int main() {
  std::future<json::Value> parsed = std::async(
      std::launch::async, [] { return json::Parse("one two three"); });
  const json::Value document = parsed.get();
  const json::Value also = document;
  std::cout << also.Weight() << '\n';
}
