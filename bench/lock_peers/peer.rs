// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Rust's std, as peer.cpp measures the C++ libraries.
use std::hint::black_box;
use std::sync::{Arc, Condvar, Mutex, RwLock};
use std::thread;
use std::time::Instant;

#[path = "../harness.rs"]
mod harness;
use harness::{measure, measure_crowd, measure_two, since};

#[repr(align(128))]
struct Apart<T>(T, #[allow(dead_code)] [u8; 128]);
fn apart<T>(value: T) -> &'static T {
    &Box::leak(Box::new(Apart(value, [0; 128]))).0
}

fn alone(op: impl Fn(), first: i64) {
    let chunk = |n: i64| {
        let start = Instant::now();
        for _ in 0..n {
            op();
        }
        since(start)
    };
    measure(chunk, first, 120);
}

#[inline]
fn work(rounds: i64) {
    let mut x: u64 = 1;
    for _ in 0..rounds {
        x = x.wrapping_mul(6364136223846793005).wrapping_add(1);
        unsafe { std::arch::asm!("/* {0} */", inout(reg) x, options(nomem, nostack)) };
    }
}
fn rounds_for(nanoseconds: f64) -> i64 {
    const ROUNDS: i64 = 10000;
    let mut least = 1e9f64;
    for _ in 0..50 {
        let start = Instant::now();
        work(ROUNDS);
        least = least.min(since(start));
    }
    (nanoseconds * ROUNDS as f64 / least).round() as i64
}
fn counting(inside: f64, outside: f64) -> impl Fn() + Clone + Send + 'static {
    let counter = apart(Mutex::new(0u64));
    let (inside, outside) = (rounds_for(inside), rounds_for(outside));
    move || {
        {
            let mut n = counter.lock().unwrap();
            *n += 1;
            work(inside);
        }
        work(outside);
    }
}

fn run_one_thread(workload: &str) -> bool {
    match workload {
        "mutex" | "mutex_guard" => {
            let m = apart(Mutex::new(0u64));
            alone(|| *m.lock().unwrap() += 1, 16);
        }
        "read" | "rw_read" => {
            let m = apart(RwLock::new(0u64));
            alone(|| _ = black_box(*m.read().unwrap()), 16);
        }
        "write" | "rw_write" => {
            let m = apart(RwLock::new(0u64));
            alone(|| *m.write().unwrap() += 1, 16);
        }
        "notify_none" => {
            let c = apart(Condvar::new());
            alone(|| c.notify_one(), 16);
        }
        "arc_clone" => {
            let a = Arc::new(7u64);
            alone(|| drop(black_box(a.clone())), 16);
        }
        "arc_make" => alone(|| drop(black_box(Arc::new(7u64))), 16),
        "thread" => alone(|| thread::scope(|s| drop(s.spawn(|| {}))), 1),
        _ => return false,
    }
    true
}

fn run_some_threads(workload: &str) -> bool {
    match workload {
        "pair_empty" => measure_two(counting(0.0, 0.0)),
        "pair_out50" => measure_two(counting(0.0, 50.0)),
        "pair_50_50" => measure_two(counting(50.0, 50.0)),
        "pair_2us" => measure_two(counting(2000.0, 2000.0)),
        "four_empty" => measure_crowd(3, counting(0.0, 0.0), 64000),
        "four_50_50" => measure_crowd(3, counting(50.0, 50.0), 16000),
        "four_2us" => measure_crowd(3, counting(2000.0, 2000.0), 500),
        "pair_read" => {
            let m = apart(RwLock::new(0u64));
            measure_two(|| _ = black_box(*m.read().unwrap()));
        }
        _ => return false,
    }
    true
}

fn main() {
    let mut workload = std::env::args().nth(1).unwrap_or_default();
    if let Some(name) = workload.strip_suffix("_alone") {
        workload = name.to_string();
    } else {
        thread::spawn(|| loop {
            thread::park()
        });
    }
    if !run_one_thread(&workload) && !run_some_threads(&workload) {
        println!("unsupported");
    }
}
