// A const method calls a std::function whose target counts in its own state.
#include <cstdio>
#include <functional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class InvoiceNumbers
{
public:
    using Generator = std::function<std::string()>;

    explicit InvoiceNumbers(Generator generator)
        : m_generator(std::move(generator))
    {
    }

    // std::function's call operator is const, its target need not be.
    std::string next() const { return m_generator(); }

private:
    const Generator m_generator;
};

static InvoiceNumbers numbersOfYear(int year)
{
    return InvoiceNumbers([year, last = 0]() mutable {
        ++last;
        return std::to_string(year) + "-" + std::to_string(last);
    });
}

static std::vector<std::string> draw(const InvoiceNumbers &numbers, int count)
{
    std::vector<std::string> drawn;
    for (int i = 0; i < count; ++i)
        drawn.push_back(numbers.next());
    return drawn;
}

int main()
{
    const InvoiceNumbers numbers = numbersOfYear(2026);
    std::vector<std::string> online;
    std::thread shop([&numbers, &online] {  //~ non-sync-shared
        online = draw(numbers, 100);
    });
    const std::vector<std::string> counter = draw(numbers, 100);
    shop.join();
    std::printf("%s %s\n", online.back().c_str(), counter.back().c_str());
    return 0;
}
