// The session has a lazy member, but the thread is given another, const one.
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace shop {

struct PriceList {
  std::vector<std::pair<std::string, long>> entries;

  long Of(const std::string& article) const {
    for (const auto& [name, cents] : entries) {
      if (name == article) return cents;
    }
    return 0;
  }
};

class Basket {
 public:
  explicit Basket(std::shared_ptr<const PriceList> prices)
      : prices_(std::move(prices)) {}

  void Add(std::string article) {
    articles_.push_back(std::move(article));
    total_.reset();
  }
  // Lazily computed: a basket is for one thread.
  long total() const {
    if (!total_) {
      total_ = 0;
      for (const std::string& article : articles_) {
        *total_ += prices_->Of(article);
      }
    }
    return *total_;
  }
  const std::shared_ptr<const PriceList>& prices() const { return prices_; }

 private:
  std::shared_ptr<const PriceList> prices_;
  std::vector<std::string> articles_;
  mutable std::optional<long> total_;
};

}  // namespace shop

int main() {
  const auto prices = std::make_shared<const shop::PriceList>(
      shop::PriceList{{{"tea", 450}, {"jam", 380}, {"bread", 320}}});
  shop::Basket basket(prices);
  basket.Add("tea");
  basket.Add("bread");
  long advertised = 0;
  std::jthread advert([prices = basket.prices(), &advertised] {
    advertised = prices->Of("jam") + prices->Of("tea");
  });
  std::jthread second_customer([prices] {
    shop::Basket own(prices);
    own.Add("jam");
    std::printf("%ld\n", own.total());
  });
  basket.Add("jam");
  const long total = basket.total();
  advert.join();
  std::printf("%ld %ld\n", total, advertised);
}
