// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What harness.h does, in Rust: same chunks, same percentiles, same output.
#![allow(dead_code)]
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicI64, AtomicU32, Ordering::*};
use std::sync::{mpsc, Arc};
use std::thread;
use std::time::Instant;

extern "C" {
    fn sched_setaffinity(pid: i32, size: usize, mask: *const u64) -> i32;
}
pub fn pin(cpu: usize) {
    let mask = [1u64 << cpu; 1];
    unsafe { sched_setaffinity(0, 8, mask.as_ptr()) };
}
pub fn since(start: Instant) -> f64 {
    start.elapsed().as_nanos() as f64
}

pub fn measure(mut chunk: impl FnMut(i64) -> f64, first: i64, most: usize) {
    let mut is_too_short = |n| (0..3).map(|_| chunk(n)).fold(f64::MAX, f64::min) < 1e5;
    let mut n = first;
    while n < 20000 && is_too_short(n) {
        n *= 2;
    }
    let mut each = Vec::new();
    let start = Instant::now();
    while each.len() < most && (each.len() < 5 || since(start) < 4e8) {
        each.push(chunk(n) / n as f64);
    }
    each.sort_by(|a, b| a.partial_cmp(b).unwrap());
    let len = each.len();
    println!("{:.3} {:.3} {:.3}", each[len / 10], each[len / 4], each[len / 2]);
}

#[repr(align(128))]
pub struct Line(AtomicU32);
pub struct Gang {
    ping: Line,
    pong: Line,
    go: AtomicBool,
    n: AtomicI64,
}
impl Gang {
    pub fn new() -> Arc<Gang> {
        Arc::new(Gang {
            ping: Line(AtomicU32::new(0)),
            pong: Line(AtomicU32::new(0)),
            go: AtomicBool::new(false),
            n: AtomicI64::new(0),
        })
    }
    pub fn lead(&self, n: i64) {
        self.n.store(n, SeqCst);
        let start = Instant::now();
        let mut quick = 0;
        let mut now = self.ping.0.load(SeqCst);
        while quick < 3 && since(start) < 5e7 {
            let sent = Instant::now();
            now = now.wrapping_add(1);
            self.ping.0.store(now, SeqCst);
            while self.pong.0.load(SeqCst) != now {}
            quick = if since(sent) < 1500.0 { quick + 1 } else { 0 };
        }
        self.go.store(true, SeqCst);
        self.ping.0.store(now.wrapping_add(1), SeqCst);
    }
    pub fn follow(&self, seen: &mut u32) -> i64 {
        loop {
            let now = self.ping.0.load(SeqCst);
            if now == *seen {
                continue;
            }
            *seen = now;
            if self.go.swap(false, SeqCst) {
                return self.n.load(SeqCst);
            }
            self.pong.0.store(now, SeqCst);
        }
    }
}

// Nanoseconds since some start.
pub fn time() -> f64 {
    thread_local!(static START: Instant = Instant::now());
    START.with(|start| since(*start))
}
#[repr(C)]
struct Timespec {
    seconds: i64,
    nanoseconds: i64,
}
extern "C" {
    fn clock_gettime(clock: i32, time: *mut Timespec) -> i32;
}
// Of the processors' time that this process had, all threads together.
pub fn processor_time() -> f64 {
    const CLOCK_PROCESS_CPUTIME_ID: i32 = 2;
    let mut now = Timespec { seconds: 0, nanoseconds: 0 };
    unsafe { clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &mut now) };
    now.seconds as f64 * 1e9 + now.nanoseconds as f64
}
pub fn work_for(nanoseconds: f64) {
    let start = Instant::now();
    while since(start) < nanoseconds {}
}

pub fn measure_pair(
    here: impl FnMut(i64),
    there: impl FnMut(i64) + Send + 'static,
    same_cpu: bool,
) {
    measure_pair_in(time, here, there, same_cpu)
}

pub fn measure_pair_in(
    clock: fn() -> f64,
    mut here: impl FnMut(i64),
    mut there: impl FnMut(i64) + Send + 'static,
    same_cpu: bool,
) {
    let gang = Gang::new();
    let order = Arc::new(AtomicI64::new(0));
    let (gang2, order2) = (gang.clone(), order.clone());
    let other = std::thread::spawn(move || {
        pin(if same_cpu { 0 } else { 1 });
        let mut seen = 0;
        loop {
            let n = if same_cpu { order2.swap(0, SeqCst) } else { gang2.follow(&mut seen) };
            if n < 0 || (n == 0 && !same_cpu) {
                return;
            } else if n == 0 {
                std::thread::yield_now();
            } else {
                there(n);
            }
        }
    });
    pin(0);
    measure(
        |n| {
            if same_cpu {
                order.store(n, SeqCst);
            } else {
                gang.lead(n);
            }
            let start = clock();
            here(n);
            clock() - start
        },
        16,
        120,
    );
    if same_cpu {
        order.store(-1, SeqCst);
    } else {
        gang.lead(0);
    }
    other.join().unwrap();
}

// As the class of this name in harness.h.
const WAIT: u32 = 0;
const OPEN: u32 = 1;
const OVER: u32 = 2;
pub struct Crowd {
    phase: Line,
    calls: AtomicI64,
    arrived: AtomicI32,
}
impl Crowd {
    fn new() -> Arc<Crowd> {
        Arc::new(Crowd {
            phase: Line(AtomicU32::new(WAIT)),
            calls: AtomicI64::new(0),
            arrived: AtomicI32::new(0),
        })
    }
    fn join_in(&self, op: &impl Fn(), wait: fn()) {
        let mut calls = 0;
        self.arrived.fetch_add(1, SeqCst);
        while self.phase.0.load(SeqCst) == WAIT {
            wait();
        }
        while self.phase.0.load(Relaxed) == OPEN {
            op();
            calls += 1;
        }
        self.calls.fetch_add(calls, SeqCst);
        self.arrived.fetch_sub(1, SeqCst);
    }
    fn lead(&self, n: i64, others: i32, op: &impl Fn(), wait: fn()) -> f64 {
        self.calls.store(n, SeqCst);
        while self.arrived.load(SeqCst) != others {
            wait();
        }
        let start = Instant::now();
        self.phase.0.store(OPEN, SeqCst);
        for _ in 0..n {
            op();
        }
        self.phase.0.store(OVER, SeqCst);
        let took = since(start);
        while self.arrived.load(SeqCst) != 0 {
            wait();
        }
        self.phase.0.store(WAIT, SeqCst);
        took * n as f64 / self.calls.load(SeqCst) as f64
    }
}

pub fn measure_two(op: impl Fn() + Clone + Send + 'static) {
    let (crowd, gang) = (Crowd::new(), Gang::new());
    let (crowd2, gang2, op2) = (crowd.clone(), gang.clone(), op.clone());
    let other = thread::spawn(move || {
        pin(1);
        let mut seen = 0;
        while gang2.follow(&mut seen) != 0 {
            crowd2.join_in(&op2, || ());
        }
    });
    pin(0);
    measure(
        |n| {
            gang.lead(n);
            crowd.lead(n, 1, &op, || ())
        },
        16,
        120,
    );
    gang.lead(0);
    other.join().unwrap();
}

pub fn measure_crowd(others: i32, op: impl Fn() + Clone + Send + 'static, first: i64) {
    let crowd = Crowd::new();
    let (mut orders, mut threads) = (Vec::new(), Vec::new());
    for _ in 0..others {
        let (order, from) = mpsc::channel::<()>();
        let (crowd, op) = (crowd.clone(), op.clone());
        orders.push(order);
        threads.push(thread::spawn(move || {
            while from.recv().is_ok() {
                crowd.join_in(&op, thread::yield_now);
            }
        }));
    }
    measure(
        |n| {
            orders.iter().for_each(|order| order.send(()).unwrap());
            crowd.lead(n, others, &op, thread::yield_now)
        },
        first,
        120,
    );
    drop(orders);
    threads.into_iter().for_each(|thread| thread.join().unwrap());
}
