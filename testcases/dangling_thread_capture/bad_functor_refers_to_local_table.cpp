// A functor with a reference member is detached; its table is a local.
#include <atomic>
#include <cstdio>
#include <map>
#include <string>
#include <thread>
#include <utility>

using PriceTable = std::map<std::string, long>;

static std::atomic<long> quotedCents{0};

// Looks up one article whenever it is run.
class QuoteTask
{
public:
    QuoteTask(const PriceTable &prices, std::string article)
        : m_prices(prices), m_article(std::move(article))
    {
    }

    void operator()() const
    {
        const auto found = m_prices.find(m_article);
        if (found != m_prices.end())
            quotedCents += found->second;
    }

private:
    const PriceTable &m_prices;
    std::string m_article;
};

static PriceTable loadPrices()
{
    return {{"bolt M6", 12}, {"nut M6", 9}, {"washer", 3}};
}

static void quote(const std::string &article)
{
    const PriceTable prices = loadPrices();
    std::thread worker(QuoteTask(prices, article));
    worker.detach();  //~ dangling-thread-capture
}

int main()
{
    quote("bolt M6");
    quote("washer");
    std::printf("%ld so far\n", quotedCents.load());
    return 0;
}
