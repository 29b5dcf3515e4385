// The loader keeps the icon in its cache and sets a copy into the promise.
#include <cstdio>
#include <future>
#include <map>
#include <string>
#include <thread>
#include <utility>

class Icon
{
public:
    static Icon load(const std::string &name)
    {
        return Icon(new Private{name, 1});
    }
    Icon(const Icon &other) : d(other.d) { d->ref(); }
    Icon &operator=(const Icon &other)
    {
        Icon(other).swap(*this);
        return *this;
    }
    ~Icon()
    {
        if (!d->deref())
            delete d;
    }
    void swap(Icon &other) { std::swap(d, other.d); }
    const std::string &name() const { return d->name; }

private:
    struct Private
    {
        std::string name;
        int refCount;
        void ref() { ++refCount; }
        bool deref() { return --refCount != 0; }
    };
    explicit Icon(Private *data) : d(data) {}
    Private *d;
};

// Used by the loader's thread only.
class IconCache
{
public:
    const Icon &icon(const std::string &name)
    {
        const auto found = m_icons.find(name);
        if (found != m_icons.end())
            return found->second;
        return m_icons.emplace(name, Icon::load(name)).first->second;
    }
    void trim() { m_icons.clear(); }

private:
    std::map<std::string, Icon> m_icons;
};

int main()
{
    std::promise<Icon> promise;
    std::future<Icon> future = promise.get_future();
    std::jthread loader([promise = std::move(promise)]() mutable {
        IconCache cache;
        const Icon &folder = cache.icon("folder-open");
        promise.set_value(folder);  //~ thread-unsafe-refcount
        cache.trim();
    });
    {
        const Icon shown = future.get();
        std::printf("showing %s\n", shown.name().c_str());
    }
    return 0;
}
