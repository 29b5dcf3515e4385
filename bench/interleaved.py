# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What the benchmarks of the runtime share: build one program per peer, run
each workload in each of them, a process each, in shuffled order, several times,
and compare.

A program takes the name of a workload and prints the 10th, 25th and 50th
percentile of its chunks, in nanoseconds (harness.h), or `unsupported`. A ratio
is the median, over the repetitions, of theirs by ours in the same repetition,
from the 25th percentile. Our program is called `fearless`.
"""
import argparse
import datetime
import os
import pathlib
import platform
import random
import shutil
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
OURS = "fearless"
# What our program measures of the machine itself, in every repetition.
CALIBRATORS = {"faa": "a locked instruction",
               "line": "a cache line there and back"}

PLAIN_PARTS = ("platform", "sync", "thread")  # of runtime/: no watch/


def run(command, **options):
    return subprocess.run([str(part) for part in command], text=True,
                          capture_output=True, **options)


def build_cpp(out, name, source, header, libraries=()):
    """source with -DPREFIX_HEADER as in header=("QUEUE", "queue_tbb.h")."""
    compiler = shutil.which("clang++-19") or shutil.which("c++")
    sources = [source]
    if name == OURS:
        sources += [file for part in PLAIN_PARTS
                    for file in sorted((ROOT / "runtime" / part).glob("*.cpp"))]
    return run([compiler, "-std=c++20", "-O3", "-DNDEBUG",
                f'-D{header[0]}_HEADER="{header[1]}"', "-I", HERE,
                "-I", ROOT / "runtime" / "include", *sources, "-lpthread",
                *libraries, "-o", out / name])


def build_rust(out, name, source, *flags):
    return run(["rustc", "--edition", "2021", "-C", "opt-level=3", *flags,
                source, "-o", out / name])


def build(makers):
    """The names of what could be built."""
    built = []
    for name, make in makers.items():
        print(f"building {name}", file=sys.stderr, flush=True)
        try:
            result = make()
        except FileNotFoundError as error:
            print(f"  left out: {error}", file=sys.stderr)
            continue
        if result is None or result.returncode:
            why = result.stderr.strip().splitlines()[:2] if result else []
            print(f"  left out: {' '.join(why) or 'not installed'}",
                  file=sys.stderr)
        else:
            built.append(name)
    return built


def measure(program, workload, seconds=60):
    """[p10, p25, p50] in nanoseconds, or None."""
    try:
        result = run([program, workload], timeout=seconds)
    except subprocess.TimeoutExpired:
        return None
    words = result.stdout.split()
    if result.returncode or len(words) != 3:
        return None
    return [float(word) for word in words]


def sample(out, names, workloads, reps):
    """(workload, name) -> one measurement a repetition."""
    figures = {}
    for rep in range(reps):
        print(f"repetition {rep + 1} of {reps}", file=sys.stderr, flush=True)
        for workload in CALIBRATORS:
            figures.setdefault((workload, OURS), []).append(
                measure(out / OURS, workload))
        for workload in workloads:
            order = list(names)
            random.shuffle(order)
            for name in order:
                figures.setdefault((workload, name), []).append(
                    measure(out / name, workload))
    return figures


def median_p25(values):
    found = [value[1] for value in values if value]
    return statistics.median(found) if found else None


def ratio(figures, workload, peer):
    pairs = zip(figures[workload, peer], figures[workload, OURS])
    found = [theirs[1] / ours[1] for theirs, ours in pairs if theirs and ours]
    return statistics.median(found) if found else None


def verdict(value, gate, goal):
    return "goal" if value >= goal else "gate" if value >= gate else "LOST"


def table(figures, names, targets):
    """`targets`: workload -> (what, {peer: (gate, goal)})."""
    peers = [name for name in names if name != OURS]
    lines = [f"| workload | {OURS} ns | "
             + " | ".join(f"{peer} ns" for peer in peers) + " |",
             "|---|" + "---|" * (len(peers) + 1)]
    for workload in targets:
        cells = [median_p25(figures[workload, name])
                 for name in [OURS, *peers]]
        lines.append(f"| {workload} | " + " | ".join(
            "-" if cell is None else f"{cell:.4g}" for cell in cells) + " |")
    lines += ["", "| workload | what | vs | ratio | gate | goal | holds |",
              "|---|---|---|---|---|---|---|"]
    counts = {"goal": 0, "gate": 0, "LOST": 0}
    for workload, (what, against) in targets.items():
        for peer, (gate, goal) in against.items():
            value = ratio(figures, workload, peer) if peer in names else None
            if value is None:
                continue
            holds = verdict(value, gate, goal)
            counts[holds] += 1
            lines.append(f"| {workload} | {what} | {peer} | {value:.2f} | "
                         f"{gate} | {goal} | {holds} |")
    lines += ["", f"{counts['goal']} rows reach their goal, {counts['gate']} "
                  f"their gate only, {counts['LOST']} lost."]
    return lines


def calibration(figures):
    """What the machine did in each repetition: near and far processors."""
    words = []
    for workload, what in CALIBRATORS.items():
        found = [value[1] for value in figures[workload, OURS] if value]
        if found:
            words.append(f"{what} "
                         + ", ".join(f"{value:.0f}" for value in found))
    return ["Of the machine itself, in each repetition, ns: "
            + "; ".join(words) + ".", ""]


def options_of(text):
    parser = argparse.ArgumentParser(description=text.splitlines()[0])
    parser.add_argument("--reps", type=int, default=5)
    parser.add_argument("--only", help="workloads, separated by commas")
    parser.add_argument("-o", "--output", help="write the tables there, too")
    return parser.parse_args()


def folder_of(name):
    out = ROOT / "build" / "bench" / name
    out.mkdir(parents=True, exist_ok=True)
    return out


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def heading(name, options, unit):
    command = f"./dev bench {name}" + (
        f" --reps {options.reps}" if options.reps != 5 else "") + (
        f" --only {options.only}" if options.only else "")
    return [f"# {name.capitalize()}, {datetime.date.today().isoformat()}", "",
            f"`{command}` on {os.cpu_count()} processors ({processor()}), "
            f"{platform.system()} {platform.release()}; load "
            f"{os.getloadavg()[0]:.1f} at the end. Nanoseconds per {unit}, "
            "median of the 25th percentiles; a ratio is theirs by ours in the "
            "same repetition, the median.", ""]


def publish(lines, options):
    text = "\n".join(lines) + "\n"
    print(text)
    if options.output:
        pathlib.Path(options.output).write_text(text)
