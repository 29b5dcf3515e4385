// The base of every validator keeps its last message, also in const methods.
#include <iostream>
#include <string>
#include <thread>
#include <vector>

namespace forms {

class Validator {
 public:
  virtual ~Validator() = default;
  virtual bool Accepts(const std::string& input) const = 0;
  std::string last_error() const { return last_error_; }

 protected:
  bool Fail(const std::string& reason) const {
    last_error_ = reason;
    return false;
  }

 private:
  mutable std::string last_error_;
};

class LengthValidator final : public Validator {
 public:
  LengthValidator(std::size_t least, std::size_t most)
      : least_(least), most_(most) {}

  bool Accepts(const std::string& input) const override {
    if (input.size() < least_) {
      return Fail(std::to_string(input.size()) + " characters are too few");
    }
    if (input.size() > most_) {
      return Fail(std::to_string(input.size()) + " characters are too many");
    }
    return true;
  }

 private:
  const std::size_t least_;
  const std::size_t most_;
};

int CountAccepted(const Validator& validator,
                  const std::vector<std::string>& inputs) {
  int accepted = 0;
  for (const std::string& input : inputs) accepted += validator.Accepts(input);
  return accepted;
}

}  // namespace forms

int main() {
  const forms::LengthValidator password_length(8, 64);
  const std::vector<std::string> uploads{"secret", "correct horse", "1234"};
  int in_upload = 0;
  std::jthread importer(
      [&password_length, &uploads, &in_upload] {  //~ non-sync-shared
        in_upload = forms::CountAccepted(password_length, uploads);
      });
  const bool typed = password_length.Accepts("hunter2");
  importer.join();
  std::cout << in_upload << ' ' << typed << '\n';
}
