// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A handle with a plain reference count crosses to another thread while a copy
// stays behind: Rust's E0277, "`Rc` cannot be sent between threads safely".
// The last handle may be moved over; that changes the count on one side only.

#include "checker/checks/crossings.h"

namespace fearless::checks {
namespace {

using analysis::Crossing;
using analysis::Frame;

bool is_at_fault(const Knowledge& k, ir::FunctionId function,
                 const Crossing& crossing) {
  const ir::Type& type = k.module.types[crossing.type];
  if (crossing.how == Crossing::How::kCopy)
    return type.send.is_no(ir::Cause::kCount);
  // Guarded objects keep their counts to one thread at a time.
  return type.sync.is_no(ir::Cause::kCount) &&
         !analysis::is_internally_synchronised(k.module, crossing.type) &&
         is_raced_on(k, function, crossing.thread, crossing.place,
                     crossing.type);
}

findings::Finding tell(const Story& story, const Knowledge& k,
                       const Frame& frame, const Crossing& crossing) {
  const ir::Type& type = k.module.types[crossing.type];
  findings::Finding finding;
  finding.check = "thread-unsafe-refcount";
  finding.subject = type.usr.empty() ? type.name : type.usr;
  finding.where = story.at(crossing.site);
  bool by_reference = crossing.how == Crossing::How::kReference;
  std::string receiver =
      crossing.receiver.empty() ? "another thread" : crossing.receiver;
  finding.message = std::string(by_reference ? "`" : "a copy of `") +
                    type.name + "` " +
                    (by_reference ? "is shared with " : "crosses to ") +
                    "another thread, but its reference count is not atomic";
  std::string name = crossing.capture != ir::kNone
                         ? "`" + k.module.fields[crossing.capture].name + "`"
                         : story.quoted(frame, crossing.place);
  finding.labels.push_back(story.label(
      crossing.site.range,
      name + (by_reference ? " is shared with " : " goes to ") + receiver, "",
      true));
  tell_chain(story, type.send, finding);
  finding.why =
      "a lost increment frees the object while somebody still uses it";
  finding.fix =
      "make the count `std::atomic<int>`, use `std::shared_ptr`, or "
      "hand over the last copy with `std::move`";
  return finding;
}

}  // namespace

Findings thread_unsafe_refcount(const link::Program& program, const Options&) {
  const Knowledge& k = program.knowledge();
  Story story(k);
  Findings found;
  for (ir::FunctionId id = 0; id < k.module.functions.size(); ++id)
    if (!is_generic(k, id))
      for (const Crossing& crossing : k.facts.functions[id].crossings)
        if (is_at_fault(k, id, crossing))
          found.push_back(tell(story, k, k.frame(id), crossing));
  return found;
}

}  // namespace fearless::checks
