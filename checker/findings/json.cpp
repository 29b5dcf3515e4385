// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/findings/json.h"

#include <algorithm>
#include <limits>

namespace fearless::findings {
namespace {

using llvm::json::Array;
using llvm::json::Object;
using llvm::json::ObjectMapper;
using llvm::json::Path;
using llvm::json::Value;

// Numbers of a report somebody edited may be anything; ours are 32 bits wide.
bool map_number(ObjectMapper& map, llvm::StringLiteral name,
                std::uint32_t& number) {
  std::uint64_t wide = number;
  if (!map.mapOptional(name, wide)) return false;
  number = static_cast<std::uint32_t>(
      std::min<std::uint64_t>(wide, std::numeric_limits<std::uint32_t>::max()));
  return true;
}

}  // namespace

// LLVM finds these by argument-dependent look-up, hence its spelling.
static Value toJSON(const Location& where) {
  const ir::Range& range = where.range;
  return Object{{"path", valid_utf8(where.path)},
                {"line", range.line},
                {"column", range.column},
                {"end_line", range.end_line},
                {"end_column", range.end_column}};
}

static bool fromJSON(const Value& value, Location& where, Path path) {
  ObjectMapper map(value, path);
  ir::Range& range = where.range;
  return map && map.map("path", where.path) &&
         map_number(map, "line", range.line) &&
         map_number(map, "column", range.column) &&
         map_number(map, "end_line", range.end_line) &&
         map_number(map, "end_column", range.end_column);
}

static Value toJSON(const Label& label) {
  Object object{{"location", toJSON(label.where)},
                {"text", valid_utf8(label.text)},
                {"primary", label.is_primary}};
  if (!label.thread.empty()) object["thread"] = valid_utf8(label.thread);
  return object;
}

static bool fromJSON(const Value& value, Label& label, Path path) {
  ObjectMapper map(value, path);
  return map && map.map("location", label.where) &&
         map.map("text", label.text) &&
         map.mapOptional("primary", label.is_primary) &&
         map.mapOptional("thread", label.thread);
}

static Value toJSON(const Edit& edit) {
  return Object{{"location", toJSON(edit.where)},
                {"replacement", valid_utf8(edit.replacement)}};
}

static bool fromJSON(const Value& value, Edit& edit, Path path) {
  ObjectMapper map(value, path);
  return map && map.map("location", edit.where) &&
         map.map("replacement", edit.replacement);
}

static llvm::StringRef name_of(Silence::By by) {
  return by == Silence::By::kComment ? "comment" : "baseline";
}

static Value toJSON(const Silence& silence) {
  return Object{{"by", name_of(silence.by)},
                {"reason", valid_utf8(silence.reason)}};
}

static bool fromJSON(const Value& value, Silence& silence, Path path) {
  ObjectMapper map(value, path);
  std::string by;
  if (!map || !map.map("by", by) || !map.mapOptional("reason", silence.reason))
    return false;
  silence.by = by == name_of(Silence::By::kBaseline) ? Silence::By::kBaseline
                                                     : Silence::By::kComment;
  return true;
}

static bool fromJSON(const Value& value, Severity& severity, Path path) {
  auto name = value.getAsString();
  if (name != "error" && name != "warning") {
    path.report("expected \"error\" or \"warning\"");
    return false;
  }
  severity = name == "error" ? Severity::kError : Severity::kWarning;
  return true;
}

llvm::StringRef severity_name(Severity severity) {
  return severity == Severity::kError ? "error" : "warning";
}

std::string valid_utf8(llvm::StringRef text) {
  return llvm::json::isUTF8(text) ? text.str() : llvm::json::fixUTF8(text);
}

Value toJSON(const Comment& comment) {
  return Object{{"location", toJSON(comment.where)},
                {"checks", valid_utf8(comment.checks)},
                {"has_list", comment.has_list},
                {"reason", valid_utf8(comment.reason)},
                {"used", comment.is_used}};
}

bool fromJSON(const Value& value, Comment& comment, Path path) {
  ObjectMapper map(value, path);
  return map && map.map("location", comment.where) &&
         map.map("checks", comment.checks) &&
         map.map("has_list", comment.has_list) &&
         map.map("reason", comment.reason) && map.map("used", comment.is_used);
}

Value toJSON(const Finding& finding) {
  Array labels, assumed, edits;
  for (const Label& label : finding.labels) labels.push_back(toJSON(label));
  for (const std::string& text : finding.assumed)
    assumed.push_back(valid_utf8(text));
  for (const Edit& edit : finding.edits) edits.push_back(toJSON(edit));
  Object object{{"check", finding.check},
                {"severity", severity_name(finding.severity)},
                {"message", valid_utf8(finding.message)},
                {"location", toJSON(finding.where)},
                {"labels", std::move(labels)},
                {"why", valid_utf8(finding.why)},
                {"fix", valid_utf8(finding.fix)},
                {"assumed", std::move(assumed)},
                {"edits", std::move(edits)},
                {"subject", valid_utf8(finding.subject)},
                {"more_paths", finding.more_paths},
                {"side_by_side", finding.is_side_by_side},
                {"fingerprint", finding.fingerprint}};
  if (finding.silence) object["silence"] = toJSON(*finding.silence);
  return object;
}

bool fromJSON(const Value& value, Finding& finding, Path path) {
  ObjectMapper map(value, path);
  return map && map.map("check", finding.check) &&
         map.map("severity", finding.severity) &&
         map.map("message", finding.message) &&
         map.map("location", finding.where) &&
         map.mapOptional("labels", finding.labels) &&
         map.mapOptional("why", finding.why) &&
         map.mapOptional("fix", finding.fix) &&
         map.mapOptional("assumed", finding.assumed) &&
         map.mapOptional("edits", finding.edits) &&
         map.mapOptional("subject", finding.subject) &&
         map_number(map, "more_paths", finding.more_paths) &&
         map.mapOptional("side_by_side", finding.is_side_by_side) &&
         map.mapOptional("fingerprint", finding.fingerprint) &&
         map.mapOptional("silence", finding.silence);
}

}  // namespace fearless::findings
