// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <algorithm>
#include <vector>

#include "checker/findings/json.h"
#include "checker/render/sarif.h"
#include "checker/render/words.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

namespace fearless::render {
namespace {

using findings::Finding;
using findings::Label;
using findings::Location;
using findings::Source;
using llvm::json::Array;
using llvm::json::Object;

// Our columns count bytes, SARIF's count UTF-16 code units. Without the line
// they are left as they are, which is right for ASCII.
std::int64_t utf16_column(std::optional<llvm::StringRef> line,
                          unsigned column) {
  if (!line || column <= 1) return column;
  std::int64_t units = 1;
  for (unsigned char c : line->take_front(column - 1))
    units += (c & 0xC0) == 0x80 ? 0 : c >= 0xF0 ? 2 : 1;
  return units + std::max<std::int64_t>(0, column - 1 - line->size());
}

Object region_of(const Location& where, Source& source) {
  const ir::Range& range = where.range;
  Object region{{"startLine", range.line}};
  if (range.column == 0) return region;
  auto column = [&](unsigned line, unsigned bytes) {
    return utf16_column(source.line(where.path, line), bytes);
  };
  region["startColumn"] = column(range.line, range.column);
  if (std::pair(range.end_line, range.end_column) <=
          std::pair(range.line, range.column) ||
      range.end_column == 0)
    return region;
  region["endLine"] = range.end_line;
  region["endColumn"] = column(range.end_line, range.end_column);
  return region;
}

Object location_of(const Location& where, Source& source) {
  Object physical{{"artifactLocation", sarif_artifact(where.path)}};
  if (where.is_valid()) physical["region"] = region_of(where, source);
  return Object{{"physicalLocation", std::move(physical)}};
}

Object step_of(const Label& label, const std::string& words, Source& source) {
  Object location = location_of(label.where, source);
  if (!words.empty()) location["message"] = sarif_message(words);
  return location;
}

bool has_place(const Label& label) {
  return label.where.is_valid() && !label.where.path.empty();
}

// One flow for each thread, in the order in which they come up. Steps that
// belong to no thread, where others do, are background and are left to the
// related locations.
Array thread_flows(const Finding& finding, Source& source) {
  std::vector<std::pair<std::string, Array>> flows;
  const bool has_threads = llvm::any_of(
      finding.labels, [](const Label& label) { return !label.thread.empty(); });
  std::size_t room = kMaxFlowLocations;
  for (const Label& label : finding.labels) {
    if (!has_place(label) || (has_threads && label.thread.empty())) continue;
    if (room-- == 0) break;
    auto flow = llvm::find_if(
        flows, [&](const auto& row) { return row.first == label.thread; });
    if (flow == flows.end()) flow = flows.insert(flow, {label.thread, Array()});
    flow->second.push_back(
        Object{{"location", step_of(label, label.text, source)},
               {"importance", label.is_primary ? "essential" : "important"}});
  }
  Array result;
  for (auto& [thread, steps] : flows) {
    Object flow{{"locations", std::move(steps)}};
    if (!thread.empty()) flow["id"] = findings::valid_utf8(thread);
    result.push_back(std::move(flow));
  }
  return result;
}

Array related_locations(const Finding& finding, Source& source) {
  Array related;
  for (const Label& label : finding.labels) {
    if (label.is_primary || !has_place(label)) continue;
    if (related.size() + 1 >= kMaxLocations) break;  // and the primary one
    Object location = step_of(label, note_words(finding, label), source);
    location["id"] = static_cast<std::int64_t>(related.size());
    related.push_back(std::move(location));
  }
  return related;
}

// A finding of the whole program may have no place of its own: its first step.
const Location* place_of(const Finding& finding) {
  if (finding.where.is_valid()) return &finding.where;
  auto label = llvm::find_if(finding.labels, has_place);
  if (label != finding.labels.end()) return &label->where;
  return finding.where.path.empty() ? nullptr : &finding.where;
}

Array suppressions_of(const findings::Silence& silence) {
  bool is_comment = silence.by == findings::Silence::By::kComment;
  Object suppression{{"kind", is_comment ? "inSource" : "external"}};
  if (!silence.reason.empty())
    suppression["justification"] = findings::valid_utf8(silence.reason);
  else if (!is_comment)
    suppression["justification"] = "known: it is in the baseline";
  return Array{std::move(suppression)};
}

Array fixes_of(const Finding& finding, Source& source) {
  std::map<std::string, Array> changes;  // by file
  for (const findings::Edit& edit : finding.edits)
    changes[edit.where.path].push_back(
        Object{{"deletedRegion", region_of(edit.where, source)},
               {"insertedContent",
                Object{{"text", findings::valid_utf8(edit.replacement)}}}});
  Array files;
  for (auto& [path, replacements] : changes)
    files.push_back(Object{{"artifactLocation", sarif_artifact(path)},
                           {"replacements", std::move(replacements)}});
  return Array{Object{{"description", sarif_message(finding.fix)},
                      {"artifactChanges", std::move(files)}}};
}

std::string words_of(const Finding& finding) {
  std::string words = finding.message + more_paths_words(finding.more_paths);
  if (!finding.why.empty()) words += "\nwhy: " + finding.why;
  if (!finding.fix.empty()) words += "\nfix: " + finding.fix;
  for (const std::string& text : finding.assumed) words += "\nassumed: " + text;
  return words;
}

}  // namespace

Object sarif_message(llvm::StringRef text) {
  // `[a](b)` would be a link; code that looks like one is no link.
  std::string safe;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' || text.substr(i).starts_with("](")) safe += '\\';
    safe += text[i];
  }
  return Object{{"text", findings::valid_utf8(safe)}};
}

Object sarif_artifact(llvm::StringRef path) {
  std::string uri;
  for (unsigned char c : path) {
    if (llvm::isAlnum(c) || llvm::StringRef("-._~/").contains(c))
      uri += static_cast<char>(c);
    else
      uri += "%" + llvm::toHex(llvm::StringRef(reinterpret_cast<char*>(&c), 1));
  }
  if (llvm::sys::path::is_absolute(path))
    return Object{{"uri", "file://" + uri}};
  return Object{{"uri", uri}, {"uriBaseId", "%SRCROOT%"}};
}

Object sarif_result(const Finding& finding, std::size_t rule, Source& source) {
  Object result{
      {"ruleId", "fearless-" + findings::valid_utf8(finding.check)},
      {"ruleIndex", static_cast<std::int64_t>(rule)},
      {"level", findings::severity_name(finding.severity)},
      {"message", sarif_message(words_of(finding))},
      {"partialFingerprints", Object{{"fearless/v1", finding.fingerprint}}}};
  if (const Location* place = place_of(finding))
    result["locations"] = Array{location_of(*place, source)};
  if (Array related = related_locations(finding, source); !related.empty())
    result["relatedLocations"] = std::move(related);
  if (Array flows = thread_flows(finding, source);
      flows.size() > 1 || finding.labels.size() > 1)
    result["codeFlows"] = Array{Object{{"threadFlows", std::move(flows)}}};
  if (!finding.edits.empty()) result["fixes"] = fixes_of(finding, source);
  if (finding.silence)
    result["suppressions"] = suppressions_of(*finding.silence);
  return result;
}

}  // namespace fearless::render
