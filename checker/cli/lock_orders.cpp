// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/lock_orders.h"

#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace fearless::cli {

using llvm::json::ObjectMapper;
using llvm::json::Path;
using llvm::json::Value;

// Whoever edited the file may have put anything there; ours fit.
static bool map_number(ObjectMapper& map, llvm::StringLiteral name,
                       std::uint32_t& number) {
  std::uint64_t wide = 0;
  if (!map.mapOptional(name, wide)) return false;
  number = static_cast<std::uint32_t>(wide);
  return true;
}

// LLVM finds these by argument-dependent look-up, hence their spelling.
static bool fromJSON(const Value& value, LockTaken& taken, Path path) {
  ObjectMapper map(value, path);
  return map && map.map("class", taken.lock_class) &&
         map.map("name", taken.name) && map.map("lock", taken.lock) &&
         map.map("reads", taken.reads) &&
         map.map("can_be_read", taken.can_be_read) &&
         map.map("path", taken.path) && map_number(map, "line", taken.line) &&
         map_number(map, "column", taken.column);
}

static bool map_moment(ObjectMapper& map, LockMoment& moment) {
  return map_number(map, "thread", moment.thread) &&
         map_number(map, "segment", moment.segment) &&
         map.map("time", moment.time) && map.mapOptional("test", moment.test);
}

static bool fromJSON(const Value& value, LockOrder& order, Path path) {
  ObjectMapper map(value, path);
  return map && map_moment(map, order.moment) &&
         map.map("wanted", order.wanted) && map.map("held", order.held);
}

static bool fromJSON(const Value& value, LockWriting& writing, Path path) {
  ObjectMapper map(value, path);
  return map && map_moment(map, writing.moment) &&
         map.map("taken", writing.taken);
}

static bool fromJSON(const Value& value, LockThread& thread, Path path) {
  ObjectMapper map(value, path);
  return map && map_number(map, "thread", thread.thread) &&
         map.mapOptional("name", thread.name) &&
         map_number(map, "parent", thread.parent) &&
         map_number(map, "start_segment", thread.start_segment) &&
         map_number(map, "joiner", thread.joiner) &&
         map_number(map, "join_segment", thread.join_segment) &&
         map.mapOptional("met", thread.met) &&
         map.mapOptional("ended", thread.ended);
}

static bool fromJSON(const Value& value, LockOrders& orders, Path path) {
  ObjectMapper map(value, path);
  return map && map.map("program", orders.program) &&
         map_number(map, "process", orders.process) &&
         map.map("complete", orders.is_complete) &&
         map.map("threads", orders.threads) &&
         map.map("dependencies", orders.orders) &&
         map.map("writings", orders.writings);
}

llvm::Expected<LockOrders> read_lock_orders(llvm::StringRef path) {
  const auto wrong = [&](const llvm::Twine& what) {
    return llvm::createStringError((path + ": " + what).str());
  };
  auto buffer = llvm::MemoryBuffer::getFileOrSTDIN(path);
  if (!buffer) return wrong(buffer.getError().message());
  auto value = llvm::json::parse((*buffer)->getBuffer());
  if (!value)
    return wrong("is no file of lock orders (" +
                 llvm::toString(value.takeError()) +
                 "); FEARLESS_OPTIONS=order_graph=FILE writes one");
  const llvm::json::Object* object = value->getAsObject();
  if (object && object->getArray("findings"))
    return wrong(
        "holds findings; without `--merge`, `fearless report` shows "
        "them");
  if (!object || object->getInteger("lock_orders") != 1)
    return wrong(
        "is no file of lock orders of this version; "
        "FEARLESS_OPTIONS=order_graph=FILE writes one");
  LockOrders orders;
  Path::Root root("lock_orders");
  if (!fromJSON(*value, orders, root))
    return wrong(llvm::toString(root.getError()) +
                 "; run the program again to write it anew");
  orders.file = path.str();
  orders.program = llvm::sys::path::filename(orders.program).str();
  return orders;
}

}  // namespace fearless::cli
