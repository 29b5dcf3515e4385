// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/order_merge.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "checker/findings/json.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "runtime/watch/circle.h"
#include "runtime/watch/order_story.h"

namespace fearless::cli {
namespace {

using namespace detail::watch;

using RunId = std::uint32_t;
using KindId = std::uint32_t;

constexpr llvm::StringRef kAssumed =
    "each order is of another run; what these runs do can happen at once";

// The same orders at the same places are of one kind.
struct OrderKind {
  std::set<RunId> runs;
  std::set<std::pair<RunId, std::uint32_t>> seen;  // with the thread
};

class OrderMerge {
 public:
  explicit OrderMerge(const std::vector<LockOrders>& runs) : files_(runs) {}

  void add_all() {
    for (const LockOrders& file : files_) find_unclear_classes(file);
    for (const LockOrders& file : files_) add(file);
  }

  // Each circle once.
  template <typename F>
  void for_each_circle(F&& f) {
    for (const Dependency& start : store_->all()) {
      CircleSearch search(*store_, false, accept, this);
      for (;;) {
        const Circle circle = search.find(start);
        if (circle.length == 0) break;
        f(circle);
      }
    }
  }

  bool is_cut() const { return is_cut_ || store_->is_cut(); }

  const DependencyStore& store() const { return *store_; }

  // "clerk (Stock.Moves, stock_test)".
  const char* label(std::uint32_t thread) const {
    return labels_[thread].c_str();
  }

 private:
  std::uint64_t class_of(const LockTaken& taken) {
    if (taken.lock_class.empty()) return ++next_class_;  // like no other
    auto [entry, is_new] = classes_.try_emplace(taken.lock_class, 0);
    if (is_new) entry->second = ++next_class_;
    return entry->second;
  }
  static bool is_weak(const LockTaken& taken) {
    return taken.lock_class.empty() ||
           llvm::StringRef(taken.lock_class).starts_with("first used");
  }

  // Rule 1; and of rule 4, places that several locks are known by.
  void find_unclear_classes(const LockOrders& file) {
    llvm::StringMap<std::string> lock_of_weak;
    for (const LockOrder& order : file.orders) {
      std::vector<const LockTaken*> all{&order.wanted};
      for (const LockTaken& taken : order.held) all.push_back(&taken);
      for (const LockTaken* one : all) {
        for (const LockTaken* other : all)
          if (one->lock != other->lock && one->lock_class == other->lock_class)
            unclear_.insert(one->lock_class);
        if (!is_weak(*one)) continue;
        auto [entry, is_new] =
            lock_of_weak.try_emplace(one->lock_class, one->lock);
        if (!is_new && entry->second != one->lock)
          unclear_.insert(one->lock_class);
      }
    }
  }

  void add(const LockOrders& file) {
    threads_of_run_.clear();
    for (const LockOrder& order : file.orders)
      if (!unclear_.contains(order.wanted.lock_class)) add(file, order);
    for (const LockWriting& writing : file.writings)
      store_->add({moment_of(file, writing.moment), as_taken(writing.taken)});
  }

  void add(const LockOrders& file, const LockOrder& order) {
    const Moment moment = moment_of(file, order.moment);
    if (moment.thread == 0) return;
    const KindId kind = kind_of(order);
    const RunId run = life_of(moment.thread)->run;
    kinds_[kind].runs.insert(run);
    if (!kinds_[kind].seen.insert({run, moment.thread}).second) return;
    std::vector<Taken> held;
    for (const LockTaken& taken : order.held) held.push_back(as_taken(taken));
    const Dependency* added =
        store_->add(kind + 1, moment, as_taken(order.wanted), held, {});
    if (added) kind_of_[added] = kind;
  }

  Taken as_taken(const LockTaken& taken) {
    Taken result;
    result.lock = class_of(taken);
    if (is_weak(taken)) weak_.insert(result.lock);
    result.mode = taken.reads ? Mode::kShared : Mode::kExclusive;
    result.kind = taken.can_be_read ? Kind::kRwLock : Kind::kMutex;
    result.site = Site(taken.path.c_str(), taken.line, taken.column);
    result.name = taken.name.c_str();
    return result;
  }

  KindId kind_of(const LockOrder& order) {
    std::string key;
    const auto add = [&key](const LockTaken& taken) {
      for (const std::string& part :
           {taken.lock_class, taken.path, std::to_string(taken.line),
            std::to_string(taken.column), std::to_string(taken.reads)})
        key += part + '\n';
    };
    add(order.wanted);
    std::vector<const LockTaken*> held;
    for (const LockTaken& taken : order.held) held.push_back(&taken);
    std::sort(held.begin(), held.end(), [](auto* a, auto* b) {
      return std::tie(a->lock_class, a->path, a->line, a->column) <
             std::tie(b->lock_class, b->path, b->line, b->column);
    });
    for (const LockTaken* taken : held) add(*taken);
    auto [entry, is_new] = kind_ids_.try_emplace(key, kinds_.size());
    if (is_new) kinds_.emplace_back();
    return entry->second;
  }

  // Of the run that is the test of that process; thread 0: there are too many.
  Moment moment_of(const LockOrders& file, const LockMoment& moment) {
    const auto [entry, is_new] = run_ids_.try_emplace(
        {file.file, moment.test}, static_cast<RunId>(run_ids_.size() + 1));
    const Run run{entry->second, &file, &moment.test};
    return {thread_of(run, moment.thread), moment.segment, moment.time,
            moment.test.c_str()};
  }

  struct Run {
    RunId id;
    const LockOrders* file;
    const std::string* test;
  };

  // Threads get numbers of their own, and their lives with them.
  std::uint32_t thread_of(const Run& run, std::uint32_t thread) {
    const auto found = threads_of_run_.find({run.id, thread});
    if (found != threads_of_run_.end()) return found->second;
    const LockThread* facts = find_thread(*run.file, thread);
    if (!facts || labels_.size() == kMostAncestors) {
      is_cut_ |= facts != nullptr;
      return 0;
    }
    const auto number = static_cast<std::uint32_t>(labels_.size());
    labels_.push_back(label_of(run, *facts));
    threads_of_run_[{run.id, thread}] = number;
    note_run(number, run.id);
    if (facts->met != 0) note_met(number, facts->met);
    if (facts->parent != 0)
      note_start(number, thread_of(run, facts->parent), facts->start_segment,
                 detail::observe::Borrows::kNo);
    if (facts->joiner != 0)
      note_join(number, thread_of(run, facts->joiner), facts->join_segment);
    if (facts->ended != 0) note_end(number, facts->ended);
    return number;
  }

  static const LockThread* find_thread(const LockOrders& file,
                                       std::uint32_t thread) {
    const auto found = std::find_if(
        file.threads.begin(), file.threads.end(),
        [&](const LockThread& one) { return one.thread == thread; });
    return found == file.threads.end() ? nullptr : &*found;
  }

  static std::string label_of(const Run& run, const LockThread& thread) {
    std::string name = thread.name.empty()
                           ? "thread-" + std::to_string(thread.thread)
                           : thread.name;
    const std::string of = run.test->empty()
                               ? "process " + std::to_string(run.file->process)
                               : *run.test;
    return name + " (" + of + ", " + run.file->program + ")";
  }

  // Rules 3 and 4.
  static bool accept(const Circle& circle, void* argument) {
    OrderMerge& merge = *static_cast<OrderMerge*>(argument);
    return circle.length > 1 && !merge.has_one_run_all(circle) &&
           !merge.may_have_gate(circle) && merge.is_first_of_its_kind(circle);
  }

  bool has_one_run_all(const Circle& circle) const {
    const auto runs_of = [&](std::uint32_t i) -> const std::set<RunId>& {
      return kinds_[kind_of_.at(circle.steps[i])].runs;
    };
    return std::any_of(runs_of(0).begin(), runs_of(0).end(), [&](RunId run) {
      for (std::uint32_t i = 1; i < circle.length; ++i)
        if (!runs_of(i).count(run)) return false;
      return true;
    });
  }

  bool may_have_gate(const Circle& circle) const {
    unsigned with_unknown = 0;
    for (std::uint32_t i = 0; i < circle.length; ++i) {
      const std::uint64_t its =
          circle.steps[(i + circle.length - 1) % circle.length]->wanted.lock;
      const auto held = store_->held(*circle.steps[i]);
      with_unknown +=
          std::any_of(held.begin(), held.end(), [&](const Taken& taken) {
            return taken.lock != its && weak_.count(taken.lock);
          });
    }
    return with_unknown > 1;
  }

  bool is_first_of_its_kind(const Circle& circle) {
    std::set<KindId> kinds;
    for (std::uint32_t i = 0; i < circle.length; ++i)
      kinds.insert(kind_of_.at(circle.steps[i]));
    return found_.insert(std::move(kinds)).second;
  }

  const std::unique_ptr<DependencyStore> store_ =
      std::make_unique<DependencyStore>();
  const std::vector<LockOrders>& files_;
  llvm::StringMap<std::uint64_t> classes_;
  std::uint64_t next_class_ = 0;
  std::set<std::uint64_t> weak_;
  llvm::StringSet<> unclear_;
  llvm::StringMap<KindId> kind_ids_;
  std::vector<OrderKind> kinds_;
  std::map<const Dependency*, KindId> kind_of_;
  std::map<std::pair<std::string, std::string>, RunId> run_ids_;
  std::map<std::pair<RunId, std::uint32_t>, std::uint32_t> threads_of_run_;
  std::vector<std::string> labels_{""};  // threads count from 1
  std::set<std::set<KindId>> found_;
  bool is_cut_ = false;
};

const OrderMerge* current = nullptr;  // for words that have no memory

constexpr OrderWords kWords = {
    [](TextBase& out, const Taken& taken) { out << taken.name; },
    [](TextBase& out, std::uint32_t thread) { out << current->label(thread); },
    [](TextBase&, const CallStack&) {}};

llvm::Expected<findings::Finding> finding_of(const Circle& circle) {
  const auto text = std::make_unique<Text<1 << 15>>();
  OrderStory(current->store(), circle, kWords)
      .write_json(*text, {kAssumed.data(), kAssumed.size()});
  auto value = llvm::json::parse(llvm::StringRef(text->c_str(), text->size()));
  if (!value) return value.takeError();
  std::vector<findings::Finding> found;
  llvm::json::Path::Root root("circle");
  llvm::json::ObjectMapper map(*value, root);
  if (!map || !map.map("findings", found)) return root.getError();
  return std::move(found.front());
}

}  // namespace

llvm::Error merge_lock_orders(const std::vector<LockOrders>& runs,
                              render::Report& report) {
  OrderMerge merge(runs);
  current = &merge;
  merge.add_all();
  llvm::Error error = llvm::Error::success();
  merge.for_each_circle([&](const Circle& circle) {
    auto finding = finding_of(circle);
    if (finding)
      report.findings.push_back(std::move(*finding));
    else
      error = llvm::joinErrors(std::move(error), finding.takeError());
  });
  using render::Problem;
  for (const LockOrders& run : runs)
    if (!run.is_complete)
      report.problems.push_back({Problem::Kind::kNote, run.file,
                                 "the process had more orders than it keeps"});
  if (merge.is_cut())
    report.problems.push_back({Problem::Kind::kIncomplete, runs.front().file,
                               "these are more orders than fit; merge fewer "
                               "files at a time"});
  current = nullptr;
  return error;
}

}  // namespace fearless::cli
