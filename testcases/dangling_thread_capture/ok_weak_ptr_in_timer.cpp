// The timer's callback holds a weak_ptr: a view that is gone is not touched.
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class TimerWheel
{
public:
    using Clock = std::chrono::steady_clock;

    TimerWheel() : m_thread([this] { loop(); }) {}
    ~TimerWheel()
    {
        {
            std::lock_guard<std::mutex> locker(m_mutex);
            m_quit = true;
        }
        m_changed.notify_one();
        m_thread.join();
    }
    TimerWheel(const TimerWheel &) = delete;
    TimerWheel &operator=(const TimerWheel &) = delete;

    void singleShot(std::chrono::milliseconds delay,
                    std::function<void()> slot)
    {
        std::lock_guard<std::mutex> locker(m_mutex);
        m_slots.emplace(Clock::now() + delay, std::move(slot));
        m_changed.notify_one();
    }

private:
    void loop()
    {
        std::unique_lock<std::mutex> locker(m_mutex);
        while (!m_quit) {
            if (m_slots.empty()) {
                m_changed.wait(locker);
                continue;
            }
            const auto first = m_slots.begin();
            if (first->first > Clock::now()) {
                m_changed.wait_until(locker, first->first);
                continue;
            }
            const std::function<void()> slot = std::move(first->second);
            m_slots.erase(first);
            locker.unlock();
            slot();
            locker.lock();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::multimap<Clock::time_point, std::function<void()>> m_slots;
    bool m_quit = false;
    std::thread m_thread;
};

class Toast : public std::enable_shared_from_this<Toast>
{
public:
    explicit Toast(std::string text) : m_text(std::move(text)) {}

    void hideAfter(TimerWheel &timers, std::chrono::milliseconds delay)
    {
        timers.singleShot(delay, [self = weak_from_this()] {
            if (const std::shared_ptr<Toast> toast = self.lock())
                toast->hide();
        });
    }

private:
    void hide() const { std::printf("hide: %s\n", m_text.c_str()); }

    const std::string m_text;
};

int main()
{
    TimerWheel timers;
    const auto saved = std::make_shared<Toast>("saved");
    saved->hideAfter(timers, std::chrono::milliseconds(2));
    std::make_shared<Toast>("copied")->hideAfter(timers,
                                                 std::chrono::milliseconds(2));
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return 0;
}
