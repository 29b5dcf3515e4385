# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What other tools say of a program that locks: for scenarios_test.py --peers.

`report`, `-` (nothing), `hangs` (no report, and no end within the time),
`report, hangs`, or `crash`. A peer that is not installed is not available."""

import os
import re
import shutil
import subprocess

SECONDS = 60


def say(command, pattern, **environment):
    process = subprocess.Popen(command, text=True, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT,
                               env={**os.environ, **environment})
    hangs = False
    try:
        output, _ = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        hangs = True
        process.kill()
        output, _ = process.communicate()
    words = []
    if re.search(pattern, output):
        words.append("report")
    if hangs:
        words.append("hangs")
    elif process.returncode < 0 or "CHECK failed" in output:
        words.append("crash")
    return ", ".join(words) or "-"


def build(compiler, source, program, *flags):
    if not program.exists():
        subprocess.run([compiler, "-std=c++20", "-g", *flags, source,
                        "-pthread", "-o", program], check=True)
    return program


class ThreadSanitizer:
    name = "tsan"

    def __init__(self, compiler):
        self.compiler = compiler

    def verdict(self, source, folder):
        program = build(self.compiler, source, folder / f"{source.stem}-tsan",
                        "-O1", "-fsanitize=thread")
        return say([program], "WARNING: ThreadSanitizer: (lock-order|double)",
                   TSAN_OPTIONS="detect_deadlocks=1:second_deadlock_stack=1")


class Valgrind:
    PATTERN = {"helgrind": "lock order|exits holding|still holds",
               "drd": "Recursive locking|lock order|still locked|"
                      "Destroying locked"}

    def __init__(self, tool, compiler):
        self.name = tool
        self.compiler = compiler

    def verdict(self, source, folder):
        program = build(self.compiler, source, folder / f"{source.stem}-plain",
                        "-O1", "-gdwarf-4")
        return say(["valgrind", f"--tool={self.name}", program],
                   self.PATTERN[self.name])


class Abseil:
    """absl::Mutex where a scenario's twin says std::mutex, and its detection
    switched on; left out where the program needs more than lock and unlock."""
    name = "absl"
    WRAPPER = """
#include <absl/synchronization/mutex.h>
struct AbslMutex {
  void lock() { mutex.Lock(); }
  void unlock() { mutex.Unlock(); }
  bool try_lock() { return mutex.TryLock(); }
  void lock_shared() { mutex.ReaderLock(); }
  void unlock_shared() { mutex.ReaderUnlock(); }
  absl::Mutex mutex;
};
[[gnu::constructor]] static void detect() {
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kReport);
}
"""

    def __init__(self, compiler):
        self.compiler = compiler

    def verdict(self, source, folder):
        text = source.read_text()
        if "condition_variable" in text or "pthread_" in text:
            return "n/a"
        text = re.sub(r"std::(shared_)?mutex\b", "AbslMutex", text)
        text = re.sub(r"(int main\(\))", self.WRAPPER + r"\1", text, count=1)
        twin = folder / f"{source.stem}-absl.cpp"
        twin.write_text(text)
        flags = subprocess.run(["pkg-config", "--cflags", "--libs",
                                "absl_synchronization"], text=True,
                               capture_output=True, check=True).stdout.split()
        program = build(self.compiler, twin, folder / f"{source.stem}-absl",
                        "-O1", *flags)
        return say([program], "[Dd]eadlock|re-acquir")


def available(compiler):
    found = [ThreadSanitizer(compiler)]
    if shutil.which("valgrind"):
        found += [Valgrind("helgrind", compiler), Valgrind("drd", compiler)]
    if shutil.which("pkg-config") and subprocess.run(
            ["pkg-config", "--exists", "absl_synchronization"],
            check=False).returncode == 0:
        found.append(Abseil(compiler))
    return found
