// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The ends of channels within one function: which senders and receivers belong
// to one channel, and which senders are still there at some point. Follows
// moves, clones, captures and structured bindings, without regard to order for
// the first question, with regard to it for the second. When something may
// have ended a sender, it counts as gone.

#ifndef FEARLESS_CHECKER_LINK_CHANNEL_ENDS_H_
#define FEARLESS_CHECKER_LINK_CHANNEL_ENDS_H_

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "checker/analysis/body.h"
#include "checker/link/knowledge.h"

namespace fearless::link {

class ChannelEnds {
 public:
  // `given_up`: of the whole program.
  ChannelEnds(const Program::Knowledge& knowledge, const analysis::Body& body,
              const std::set<ir::FieldId>& given_up);

  // What the place stands for when references are followed.
  ir::Place resolve(const ir::Place& place) const;
  bool are_one_channel(const ir::Place& a, const ir::Place& b) const;
  // Senders that the function keeps: in its variables, by-value parameters and
  // captures, and members of its object.
  const std::set<ir::Place>& kept_senders() const { return senders_; }
  // Whether `sender` is there for sure whenever `at` is reached.
  bool is_alive(const ir::Place& sender, const ir::Range& at) const;

 private:
  void follow(const ir::Event& event);
  void unite(const ir::Place& a, const ir::Place& b);
  ir::Place channel_of(const ir::Place& end) const;
  ir::Place home_of(const ir::Place& end) const;
  bool is_end(const ir::Place& place) const;
  bool is_sender(const ir::Place& place) const;
  void keep(const ir::Place& place);
  bool ends(const ir::Event& event, const ir::Place& sender) const;
  bool is_captured_and_ended(const ir::Place& sender) const;

  const Program::Knowledge& k_;
  analysis::Frame frame_;
  const analysis::Body& body_;
  const std::set<ir::FieldId>& given_up_;
  std::map<ir::Place, ir::Place> pointee_;  // of references, by variable
  std::map<ir::Place, ir::Place> parent_;   // union-find over channels
  std::set<ir::Place> senders_;
  std::set<const ir::Event*> births_;  // reinit that makes a channel
};

// Members that some function other than a destructor gives up: moves from,
// resets, clears.
std::set<ir::FieldId> fields_given_up(const Program::Knowledge& knowledge);

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_CHANNEL_ENDS_H_
