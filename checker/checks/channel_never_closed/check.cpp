// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A loop receives until the channel is closed, and nobody will close it.
// link/never_closed.h finds such loops; here they are put into words.

#include <set>

#include "checker/analysis/body.h"
#include "checker/checks/story.h"
#include "checker/link/never_closed.h"

namespace fearless::checks {
namespace {

using analysis::Frame;
using link::NeverClosed;
using Kind = NeverClosed::Kind;

class Teller {
 public:
  Teller(const Story& story, const Knowledge& k, const NeverClosed& fault)
      : story_(story),
        fault_(fault),
        frame_(k.frame(fault.frame)),
        channel_(story.quoted(frame_, fault.channel)) {}

  findings::Finding tell() {
    findings::Finding finding;
    finding.check = "channel-never-closed";
    finding.subject = subject_of(frame_, fault_.channel);
    finding.where = story_.at(fault_.loop.where);
    finding.message = message();
    add_keeper(finding);
    if (fault_.kind == Kind::kCloseSkipped) {
      finding.labels.push_back(story_.label(fault_.close, "closed here"));
      finding.labels.push_back(
          story_.label(fault_.skip, "leaves without closing it"));
    }
    finding.labels.push_back(story_.label(
        fault_.loop.where, "waits for an end that never comes", "", true));
    if (fault_.join)
      finding.labels.push_back(story_.label(
          analysis::range_within(fault_.join->site), "waits for this loop"));
    if (fault_.kind == Kind::kClosedLate && fault_.close.is_valid())
      finding.labels.push_back(story_.label(fault_.close, "closed too late"));
    finding.why =
        "the last receive sleeps for ever, and with it whoever "
        "waits for this thread";
    finding.fix = fix();
    return finding;
  }

 private:
  std::string message() const {
    switch (fault_.kind) {
      case Kind::kSenderKept:
        return "this loop waits until all senders of " + channel_ +
               " are gone, but " + keeper() + " stays";
      case Kind::kOwnerKept:
        return "this loop waits until " + channel_ + " is closed, which " +
               keeper() + " does only when it dies";
      case Kind::kCloseSkipped:
        return "this loop waits until " + channel_ +
               " is closed, but a path skips that";
      case Kind::kClosedLate:
        break;
    }
    return "this loop waits until " + channel_ + " is closed, but nobody " +
           (fault_.close.is_valid() ? "closes it in time" : "closes it");
  }

  std::string keeper() const { return story_.quoted(frame_, fault_.keeper); }

  void add_keeper(findings::Finding& finding) const {
    if (fault_.keeper.is_nothing()) return;
    ir::Range made = frame_.function.locals[fault_.keeper.id].range;
    for (std::size_t n = fault_.keeper.steps.size(); n-- > 0;)
      if (fault_.keeper.steps[n].kind == ir::StepKind::kField) {
        made = frame_.module.fields[fault_.keeper.steps[n].field].range;
        break;
      }
    if (story_.at(made).path.empty()) return;
    finding.labels.push_back(story_.label(
        made, fault_.kind == Kind::kSenderKept ? "a sender that is still there"
                                               : "closes it when it dies"));
  }

  std::string fix() const {
    std::string line =
        Story::line(fault_.join ? analysis::range_within(fault_.join->site)
                                : fault_.loop.where);
    switch (fault_.kind) {
      case Kind::kSenderKept:
      case Kind::kOwnerKept: {
        std::string name = keeper();
        if (name.front() != '`') return "drop the sender before line " + line;
        return "before line " + line + ": " + name.substr(0, name.size() - 1) +
               ".reset();`, or move it to where it is used";
      }
      case Kind::kCloseSkipped:
        return "close it on every path, for example by a guard whose "
               "destructor does";
      case Kind::kClosedLate:
        return "close it before line " + line;
    }
    return "";
  }

  const Story& story_;
  const NeverClosed& fault_;
  Frame frame_;
  std::string channel_;
};

}  // namespace

Findings channel_never_closed(const link::Program& program, const Options&) {
  const Knowledge& k = program.knowledge();
  Story story(k);
  Findings found;
  std::set<findings::Location> told;
  for (const NeverClosed& fault : link::find_never_closed(k)) {
    findings::Finding finding = Teller(story, k, fault).tell();
    if (finding.where.is_valid() && told.insert(finding.where).second)
      found.push_back(std::move(finding));
  }
  return found;
}

}  // namespace fearless::checks
