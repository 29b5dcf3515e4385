// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/vocabulary/packing.h"

#include <algorithm>
#include <array>
#include <concepts>
#include <type_traits>

namespace fearless::vocabulary {
namespace {

template <typename T>
concept Scalar = std::is_enum_v<T> || std::integral<T>;

// `fields(archive, value)` names the parts of a value once, for both ways.
template <typename Archive>
void fields(Archive& a, Selector& s) {
  a(s.kind, s.index, s.steps);
}
template <typename Archive>
void fields(Archive& a, ir::Step& s) {
  a(s.kind);  // never a field: a file knows of no field
}
template <typename Archive>
void fields(Archive& a, Effect& e) {
  a(e.kind, e.subject, e.object, e.extra, e.where, e.mode, e.spawn, e.block,
    e.when_result, e.is_all, e.is_timed, e.state, e.instead,
    e.has_safe_libraries, e.is_growing, e.is_relaxed, e.keeps);
}
template <typename Archive>
void fields(Archive& a, FunctionModel& f) {
  a(f.name, f.min_arguments, f.max_arguments, f.argument_types, f.on_const,
    f.effects);
}
template <typename Archive>
void fields(Archive& a, TraitRule& r) {
  a(r.kind, r.arguments, r.needs_send, r.needs_sync, r.reason);
}
template <typename Archive>
void fields(Archive& a, TypeModel& t) {
  a(t.name, t.roles, t.copy, t.send, t.sync, t.pointee, t.packed);
}
template <typename Archive, typename K, typename V>
void fields(Archive& a, std::pair<K, V>& p) {
  a(p.first, p.second);
}

template <typename Archive>
void fields(Archive& a, llvm::StringSet<>& s) {
  a(static_cast<llvm::StringMap<std::nullopt_t>&>(s));
}

// Numbers are written seven bits at a time, low bits first. Maps are written in
// the order of their keys: the same YAML, the same bytes.
class Writer {
 public:
  template <typename... T>
  void operator()(T&... values) {
    (put(values), ...);
  }
  std::string bytes;

 private:
  template <Scalar T>
  void put(T value) {
    auto number = static_cast<std::uint64_t>(value);
    for (; number >= 0x80; number >>= 7)
      bytes.push_back(static_cast<char>(number | 0x80));
    bytes.push_back(static_cast<char>(number));
  }
  void put(llvm::StringRef text) {
    put(text.size());
    bytes += text;
  }
  void put(std::string& text) { put(llvm::StringRef(text)); }
  template <typename T, std::size_t n>
  void put(std::array<T, n>& items) {
    for (T& item : items) put(item);
  }
  template <typename T>
  void put(std::vector<T>& items) {
    put(items.size());
    for (T& item : items) put(item);
  }
  void put(ir::Steps& steps) {
    put(steps.size());
    for (ir::Step& step : steps) put(step);
  }
  template <typename T>
  void put(std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <typename V>
  void put(llvm::StringMap<V>& map) {
    std::vector<llvm::StringRef> keys(map.keys().begin(), map.keys().end());
    llvm::sort(keys);
    put(keys.size());
    for (llvm::StringRef key : keys) {
      put(key);
      put(map.find(key)->getValue());
    }
  }
  void put(std::nullopt_t) {}  // what a set of strings keeps beside each
  void put(OverloadSets& sets) {
    put(sets.size());
    for (std::size_t i = 0; i < sets.size(); ++i) {
      Overloads models = sets[i];
      Writer set;
      set(models);
      put(set.bytes);
    }
  }
  template <typename T>
    requires(!Scalar<T>)
  void put(T& record) {
    fields(*this, record);
  }
};

class Reader {
 public:
  explicit Reader(llvm::StringRef bytes) : rest_(bytes) {}

  template <typename... T>
  void operator()(T&... values) {
    (get(values), ...);
  }

 private:
  template <Scalar T>
  void get(T& value) {
    std::uint64_t number = 0;
    for (unsigned shift = 0; !rest_.empty() && shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_ = rest_.drop_front();
      number |= std::uint64_t{byte & 0x7fu} << shift;
      if (byte < 0x80) break;
    }
    value = static_cast<T>(number);
  }
  std::size_t get_size() {
    std::size_t size = 0;
    get(size);
    return std::min(size, rest_.size());
  }
  llvm::StringRef get_text() {
    const std::size_t size = get_size();
    const llvm::StringRef text = rest_.take_front(size);
    rest_ = rest_.drop_front(size);
    return text;
  }
  void get(std::string& text) { text = get_text(); }
  template <typename T, std::size_t n>
  void get(std::array<T, n>& items) {
    for (T& item : items) get(item);
  }
  void get(ir::Steps& steps) {
    std::size_t size = 0;
    get(size);
    for (std::size_t i = 0; i < size && !steps.is_full(); ++i) {
      ir::Step step;
      get(step);
      steps.push_back(step);
    }
  }
  template <typename T>
  void get(std::vector<T>& items) {
    items.resize(get_size());
    for (T& item : items) get(item);
  }
  template <typename T>
  void get(std::optional<T>& value) {
    bool has_value = false;
    get(has_value);
    if (has_value) get(value.emplace());
  }
  template <typename V>
  void get(llvm::StringMap<V>& map) {
    const std::size_t size = get_size();
    map = llvm::StringMap<V>(size);
    for (std::size_t i = 0; i < size; ++i) {
      const llvm::StringRef key = get_text();
      get(map.try_emplace(key).first->getValue());
    }
  }
  void get(std::nullopt_t) {}
  void get(OverloadSets& sets) {
    for (std::size_t size = get_size(); size > 0; --size)
      sets.add_packed(get_text());
  }
  template <typename T>
    requires(!Scalar<T>)
  void get(T& record) {
    fields(*this, record);
  }

  llvm::StringRef rest_;
};

}  // namespace

template <typename Archive>
void Packing::fields(Archive& a, Vocabulary& v) {
  a(v.sets_, v.functions_, v.like_, v.types_, v.namespaces_, v.named_,
    v.signal_unsafe_, v.synchronized_);
}

std::string Packing::pack(const Vocabulary& vocabulary) {
  Writer writer;
  fields(writer, const_cast<Vocabulary&>(vocabulary));  // which only reads
  return writer.bytes;
}

Vocabulary Packing::unpack(llvm::StringRef bytes) {
  Vocabulary vocabulary;
  Reader reader(bytes);
  fields(reader, vocabulary);
  return vocabulary;
}

const Overloads& OverloadSets::Set::get() const {
  if (packed.empty()) return models;
  std::call_once(is_unpacked, [this] {
    Reader reader(packed);
    reader(models);
  });
  return models;
}

}  // namespace fearless::vocabulary
