// Hits and misses are counted in const methods, in mutable atomics.
#include <atomic>
#include <cstdint>
#include <cstdio>
#include <iterator>
#include <map>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class GeoTable
{
public:
    explicit GeoTable(std::map<std::uint32_t, std::string> ranges)
        : m_ranges(std::move(ranges))
    {
    }

    std::string country(std::uint32_t address) const
    {
        const auto after = m_ranges.upper_bound(address);
        if (after == m_ranges.begin()) {
            m_misses.fetch_add(1, std::memory_order_relaxed);
            return {};
        }
        ++m_counts.hits;
        m_counts.hasHit = true;
        return std::prev(after)->second;
    }
    long hits() const { return m_counts.hits; }
    long misses() const { return m_misses; }

private:
    struct Counts
    {
        std::atomic<long> hits{0};
        std::atomic<bool> hasHit{false};
    };

    const std::map<std::uint32_t, std::string> m_ranges;
    mutable Counts m_counts;
    mutable std::atomic<long> m_misses{0};
};

int main()
{
    const GeoTable table({{0x01000000, "AU"}, {0x08000000, "US"}});
    {
        std::vector<std::jthread> lookups;
        for (std::uint32_t net = 0; net < 4; ++net)
            lookups.emplace_back([&table, net] {
                for (std::uint32_t host = 0; host < 250; ++host)
                    table.country((net << 24) | host);
            });
        table.country(0x08080808);
    }
    std::printf("%ld hits, %ld misses\n", table.hits(), table.misses());
    return 0;
}
