// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How a home-made queue is closed. A wait looks at what the queue has and at
// members that say that nothing more will come: those that are changed in
// functions of their own, apart from the rest (`close()`, `stop()`, a count of
// producers).

#ifndef FEARLESS_CHECKER_LINK_QUEUE_PROTOCOL_H_
#define FEARLESS_CHECKER_LINK_QUEUE_PROTOCOL_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "checker/analysis/waits.h"
#include "checker/link/knowledge.h"

namespace fearless::link {

class QueueProtocol {
 public:
  QueueProtocol(const Program::Knowledge& knowledge,
                const analysis::Waiting& waiting);

  std::set<ir::FieldId> flags;           // members that say that it is closed
  bool is_count = false;                 // a count of producers, not a flag
  bool is_closed_by_destructor = false;  // of some other class

  // A class whose destructor closes, or an owner of one.
  bool is_closer(ir::TypeId type) const;

  // A path through the one function that calls close() which leaves without:
  // early, before anything is put in, or by an exception that it catches.
  struct Path {
    ir::Range close;    // the call that is gone by
    ir::Range way_out;  // the return, or what throws
  };
  std::optional<Path> path_without_close(
      const std::vector<const analysis::Access*>& closers) const;

 private:
  void find_flags();
  void find_destructors();

  const Program::Knowledge& k_;
  std::set<ir::FieldId> state_;           // all that the wait looks at
  std::set<std::string> closer_classes_;  // by usr
};

class QueueProtocols {
 public:
  QueueProtocols(const Program::Knowledge& knowledge,
                 const analysis::Waits& waits)
      : k_(knowledge), waits_(waits) {}

  // Of the wait that `operation` is, seen from any function; none if its
  // class has no way to close.
  const QueueProtocol* of(const analysis::Operation& operation);

 private:
  const Program::Knowledge& k_;
  const analysis::Waits& waits_;
  std::map<std::pair<ir::FunctionId, ir::Range>, QueueProtocol> known_;
};

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_QUEUE_PROTOCOL_H_
