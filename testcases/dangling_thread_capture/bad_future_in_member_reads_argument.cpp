// A search box stores the future of a search that refers to a parameter.
#include <algorithm>
#include <cstdio>
#include <future>
#include <string>
#include <utility>
#include <vector>

class SearchBox
{
public:
    explicit SearchBox(std::vector<std::string> titles)
        : m_titles(std::move(titles))
    {
    }

    void textChanged(std::string text)
    {
        if (m_pending.valid())
            m_pending.wait();
        // "everything by reference" includes `text`.
        m_pending = std::async(std::launch::async,
                               [&] {  //~ dangling-thread-capture
                                   return countMatches(text);
                               });
    }

    long matches()
    {
        return m_pending.valid() ? m_pending.get() : 0;
    }

private:
    long countMatches(const std::string &text) const
    {
        return std::count_if(m_titles.begin(), m_titles.end(),
                             [&text](const std::string &title) {
                                 return title.find(text) != std::string::npos;
                             });
    }

    const std::vector<std::string> m_titles;
    std::future<long> m_pending;
};

int main()
{
    SearchBox box({"Emma", "Persuasion", "Mansfield Park", "Lady Susan"});
    for (const char *typed : {"a", "an", "ans"})
        box.textChanged(typed);
    std::printf("%ld matches\n", box.matches());
    return 0;
}
