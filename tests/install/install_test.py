#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""install_test.py BUILD COMPILER...: can others use what was built in BUILD?

Installs it into an empty prefix, moves that elsewhere (a package must not know
where it was made), and builds the consumers beside this file, each with each
compiler: find_package and pkg-config against the prefix, add_subdirectory
against the sources. Each must run and print the same line. Compilers that are
not on this machine are left out.
"""

import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PRINTED = "received 10, total 10\n"


class Failed(Exception):
    pass


def run(*command, **environment):
    done = subprocess.run(command, env={**os.environ, **environment},
                          text=True, stdout=subprocess.PIPE, check=False,
                          stderr=subprocess.STDOUT, timeout=900)
    if done.returncode != 0:
        words = " ".join(map(str, command))
        raise Failed(f"`{words}` ends with {done.returncode}:\n{done.stdout}")
    return done.stdout


def install(build, work):
    """The prefix, after a move."""
    run("cmake", "--install", build, "--prefix", work / "made_here")
    prefix = work / "moved"
    (work / "made_here").rename(prefix)
    for file in prefix.rglob("*"):
        if file.suffix in (".cmake", ".pc"):
            for folder in (build, ROOT, work):
                if str(folder) in file.read_text():
                    raise Failed(f"{file} knows {folder}")
    return prefix


def definitions(compiler, **options):
    """What CMake is told of the compiler, and `options`."""
    options = {"CMAKE_CXX_COMPILER": compiler, **options}
    if shutil.which("ccache"):
        options["CMAKE_CXX_COMPILER_LAUNCHER"] = "ccache"
    return [f"-D{name}={value}" for name, value in options.items()]


def with_cmake(consumer, compiler, folder, **options):
    run("cmake", "-S", HERE / consumer, "-B", folder, "-G", "Ninja",
        *definitions(compiler, **options))
    run("cmake", "--build", folder, "-j", "2")
    if consumer == "find_package":  # and a test that is watched
        run("ctest", "--test-dir", folder, "--output-on-failure",
            "--no-tests=error")
    return folder / "consumer"


def find_package(compiler, folder, prefix):
    return with_cmake("find_package", compiler, folder,
                      CMAKE_PREFIX_PATH=prefix)


def add_subdirectory(compiler, folder, prefix):
    return with_cmake("add_subdirectory", compiler, folder, FEARLESS=ROOT)


def pkg_config(compiler, folder, prefix):
    folder.mkdir()
    described = next(prefix.rglob("fearless.pc")).parent
    run(HERE / "pkg_config" / "build.sh", folder / "consumer", CXX=compiler,
        PKG_CONFIG_PATH=str(described))
    return folder / "consumer"


def complaint(consumer, compiler, work, prefix):
    folder = work / f"{consumer.__name__}-{pathlib.Path(compiler).name}"
    try:
        printed = run(consumer(compiler, folder, prefix))
    except Failed as failed:
        return f"{folder.name}: {failed}"
    if printed != PRINTED:
        return f"{folder.name}: printed\n{printed}"
    return None


def main(build, *compilers):
    build = pathlib.Path(build).resolve()
    compilers = sorted({shutil.which(c) for c in compilers} - {None})
    # Slow ones first.
    jobs = [(consumer, compiler)
            for consumer in (add_subdirectory, find_package, pkg_config)
            for compiler in compilers]
    with (tempfile.TemporaryDirectory(prefix="install-", dir=build) as work,
          concurrent.futures.ThreadPoolExecutor(2) as pool):
        work = pathlib.Path(work)
        try:
            prefix = install(build, work)
        except Failed as failed:
            print(failed)
            return 1
        complaints = list(filter(None, pool.map(
            lambda job: complaint(*job, work, prefix), jobs)))
    print(*complaints, sep="\n")
    print(f"{len(jobs)} consumers, {len(complaints)} failures")
    return 1 if complaints or not jobs else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
