// AddRef and Release are virtual, and the class behind them counts in a long.
#include <cstdio>
#include <mutex>
#include <thread>
#include <vector>

struct IUnknownLike {
  virtual unsigned long AddRef() = 0;
  virtual unsigned long Release() = 0;

protected:
  ~IUnknownLike() = default;
};

struct IDevice : IUnknownLike {
  virtual int Channels() const = 0;

protected:
  ~IDevice() = default;
};

class SoundCard final : public IDevice {
public:
  explicit SoundCard(int channels) : m_channels(channels) {}
  unsigned long AddRef() override { return ++m_refs; }
  unsigned long Release() override {
    const unsigned long left = --m_refs;
    if (left == 0)
      delete this;
    return left;
  }
  int Channels() const override { return m_channels; }

private:
  ~SoundCard() = default;
  unsigned long m_refs = 1;
  const int m_channels;
};

template <class I> class ComPtr {
public:
  // Takes over the reference the caller has.
  explicit ComPtr(I *fresh) : m_p(fresh) {}
  ComPtr(const ComPtr &other) : m_p(other.m_p) { m_p->AddRef(); }
  ComPtr &operator=(const ComPtr &) = delete;
  ~ComPtr() { m_p->Release(); }
  I *operator->() const { return m_p; }

private:
  I *const m_p;
};

class Mixer {
public:
  explicit Mixer(ComPtr<SoundCard> card) : m_card(card) {}

  // Plays a tone on a thread of its own.
  void play(int volume) {
    m_players.emplace_back(
        [this, card = m_card, volume] {  //~ thread-unsafe-refcount
          std::lock_guard<std::mutex> guard(m_lock);
          m_level += volume * card->Channels();
        });
  }

  int finish() {
    for (std::thread &player : m_players)
      player.join();
    m_players.clear();
    std::lock_guard<std::mutex> guard(m_lock);
    return m_level;
  }

private:
  const ComPtr<SoundCard> m_card;
  std::mutex m_lock;
  int m_level = 0;
  std::vector<std::thread> m_players;
};

int main() {
  Mixer mixer(ComPtr<SoundCard>(new SoundCard(2)));
  for (int volume = 1; volume <= 4; ++volume)
    mixer.play(volume);
  std::printf("level %d\n", mixer.finish());
  return 0;
}
