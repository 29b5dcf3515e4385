// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// std::sync::mpsc, or with --cfg crossbeam crossbeam-channel, as harness.h and
// peer.cpp measure the C++ queues: same chunks, same workloads, same output.
use std::sync::atomic::{AtomicI64, Ordering::SeqCst};
use std::sync::Arc;
use std::time::Instant;

#[path = "../harness.rs"]
mod harness;
use harness::{measure, measure_pair, measure_pair_in, processor_time, since, work_for};

#[cfg(crossbeam)]
mod queue {
    pub use crossbeam_channel::{Receiver, Sender};
    pub fn open<T: Send + 'static>(capacity: i64) -> (Tx<T>, Receiver<T>) {
        if capacity < 0 {
            crossbeam_channel::unbounded()
        } else {
            crossbeam_channel::bounded(capacity as usize)
        }
    }
    pub type Tx<T> = Sender<T>;
}

#[cfg(not(crossbeam))]
mod queue {
    use std::sync::mpsc;
    pub use std::sync::mpsc::Receiver;
    pub enum Tx<T> {
        List(mpsc::Sender<T>),
        Sync(mpsc::SyncSender<T>),
    }
    impl<T> Clone for Tx<T> {
        fn clone(&self) -> Self {
            match self {
                Tx::List(tx) => Tx::List(tx.clone()),
                Tx::Sync(tx) => Tx::Sync(tx.clone()),
            }
        }
    }
    impl<T> Tx<T> {
        #[inline]
        pub fn send(&self, value: T) -> Result<(), mpsc::SendError<T>> {
            match self {
                Tx::List(tx) => tx.send(value),
                Tx::Sync(tx) => tx.send(value),
            }
        }
    }
    pub fn open<T: Send + 'static>(capacity: i64) -> (Tx<T>, Receiver<T>) {
        if capacity < 0 {
            let (tx, rx) = mpsc::channel();
            (Tx::List(tx), rx)
        } else {
            let (tx, rx) = mpsc::sync_channel(capacity as usize);
            (Tx::Sync(tx), rx)
        }
    }
}
use queue::open;

trait Message: Copy + Send + 'static {
    fn make(i: i64) -> Self;
    fn is(&self, i: i64) -> bool;
}
impl Message for u64 {
    fn make(i: i64) -> u64 {
        i as u64
    }
    fn is(&self, i: i64) -> bool {
        *self == i as u64
    }
}
type B64 = [u64; 8];
impl Message for B64 {
    fn make(i: i64) -> B64 {
        [i as u64, 0, 0, 0, 0, 0, 0, 0]
    }
    fn is(&self, i: i64) -> bool {
        self[0] == i as u64
    }
}

fn sequence<T: Message>(capacity: i64, burst: i64) {
    let (tx, rx) = open::<T>(capacity);
    let chunk = |n: i64| {
        let start = Instant::now();
        let mut done = 0;
        while done < n {
            for i in 0..burst {
                let _ = tx.send(T::make(i));
            }
            for i in 0..burst {
                assert!(rx.recv().unwrap().is(i));
            }
            done += burst;
        }
        since(start)
    };
    measure(chunk, burst.max(16), if burst > 100000 { 9 } else { 120 });
}

fn one_to_one<T: Message>(capacity: i64) {
    let (tx, rx) = open::<T>(capacity);
    measure_pair(
        |n| (0..n).for_each(|i| assert!(rx.recv().unwrap().is(i))),
        move |n| {
            for i in 0..n {
                let _ = tx.send(T::make(i));
            }
        },
        false,
    );
}

fn many_to_one(senders: usize, capacity: i64) {
    let (tx, rx) = open::<u64>(capacity);
    let orders: Arc<Vec<AtomicI64>> = Arc::new((0..senders).map(|_| AtomicI64::new(0)).collect());
    let threads: Vec<_> = (0..senders)
        .map(|t| {
            let (tx, orders) = (tx.clone(), orders.clone());
            std::thread::spawn(move || loop {
                let n = orders[t].swap(0, SeqCst);
                if n < 0 {
                    return;
                } else if n == 0 {
                    std::thread::park();
                }
                for i in 0..n {
                    let _ = tx.send(i as u64);
                }
            })
        })
        .collect();
    let tell = |n: i64| {
        for t in 0..senders {
            orders[t].store(n, SeqCst);
            threads[t].thread().unpark();
        }
    };
    let chunk = |n: i64| {
        let start = Instant::now();
        let share = n / senders as i64;
        tell(share);
        for _ in 0..share * senders as i64 {
            rx.recv().unwrap();
        }
        since(start)
    };
    measure(chunk, 8000, 120);
    tell(-1);
    for thread in threads {
        thread.join().unwrap();
    }
}

fn ping_pong(capacity: i64, same_cpu: bool) {
    let (ping_tx, ping_rx) = open::<u64>(capacity);
    let (pong_tx, pong_rx) = open::<u64>(capacity);
    measure_pair(
        |n| {
            for i in 0..n {
                let _ = ping_tx.send(i as u64);
                assert!(pong_rx.recv().unwrap() == i as u64);
            }
        },
        move |n| {
            for _ in 0..n {
                let _ = pong_tx.send(ping_rx.recv().unwrap());
            }
        },
        same_cpu,
    );
}

fn ping_work_pong() {
    const WORK: f64 = 20000.0;
    let (ping_tx, ping_rx) = open::<u64>(-1);
    let (pong_tx, pong_rx) = open::<u64>(-1);
    measure_pair_in(
        processor_time,
        |n| {
            for i in 0..n {
                work_for(WORK);
                let _ = ping_tx.send(i as u64);
                assert!(pong_rx.recv().unwrap() == i as u64);
            }
        },
        move |n| {
            for _ in 0..n {
                let value = ping_rx.recv().unwrap();
                work_for(WORK);
                let _ = pong_tx.send(value);
            }
        },
        false,
    );
}

fn oneshot() {
    let chunk = |n: i64| {
        let start = Instant::now();
        for i in 0..n {
            let (tx, rx) = open::<u64>(-1);
            let _ = tx.send(i as u64);
            assert!(rx.recv().unwrap() == i as u64);
        }
        since(start)
    };
    measure(chunk, 16, 120);
}

fn try_empty() {
    let (tx, rx) = open::<u64>(-1);
    let _ = tx.send(1);
    rx.recv().unwrap();
    let chunk = |n: i64| {
        let start = Instant::now();
        for _ in 0..n {
            assert!(rx.try_recv().is_err());
        }
        since(start)
    };
    measure(chunk, 16, 120);
}

#[cfg(crossbeam)]
fn select_two() {
    use crossbeam_channel::select;
    let (tx1, rx1) = open::<u64>(-1);
    let (tx2, rx2) = open::<u64>(-1);
    let chunk = |n: i64| {
        let start = Instant::now();
        for i in 0..n {
            let _ = if i & 1 == 1 { &tx1 } else { &tx2 }.send(i as u64);
            let got = select! {
                recv(rx1) -> value => value.unwrap(),
                recv(rx2) -> value => value.unwrap(),
            };
            assert!(got == i as u64);
        }
        since(start)
    };
    measure(chunk, 16, 120);
}
#[cfg(not(crossbeam))]
fn select_two() {
    println!("unsupported");
}

#[repr(C)]
#[derive(Clone, Copy)]
struct MallInfo {
    numbers: [usize; 10],
}
extern "C" {
    fn mallinfo2() -> MallInfo;
}
fn resident_bytes() -> f64 {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap();
    text.split(' ').nth(1).unwrap().parse::<f64>().unwrap() * 4096.0
}
fn memory() {
    let used = || unsafe { mallinfo2() }.numbers[7] as f64;
    let mut many = Vec::with_capacity(1000);
    let mut before = used();
    for _ in 0..1000 {
        many.push(open::<u64>(-1));
    }
    let each = (used() - before) / 1000.0;
    before = used();
    for i in 0..100000 {
        let _ = many[0].0.send(i);
    }
    let value = (used() - before) / 100000.0;
    many.clear();
    let (tx, _rx) = open::<u64>(-1);
    before = resident_bytes();
    for i in 0..1000000 {
        let _ = tx.send(i);
    }
    let resident = (resident_bytes() - before) / 1e6;
    println!("{each:.1} {value:.1} {resident:.1}");
}

fn main() {
    match std::env::args().nth(1).unwrap_or_default().as_str() {
        "seq_u64" => sequence::<u64>(-1, 1),
        "seq_b64" => sequence::<B64>(-1, 1),
        "seq_bnd128" => sequence::<u64>(128, 1),
        "burst1k" => sequence::<u64>(-1, 1000),
        "burst1M" => sequence::<u64>(-1, 1000000),
        "burst1M_b64" => sequence::<B64>(-1, 1000000),
        "oneshot" => oneshot(),
        "try_empty" => try_empty(),
        "spsc_u64" => one_to_one::<u64>(-1),
        "spsc_b64" => one_to_one::<B64>(-1),
        "spsc_bnd128" => one_to_one::<u64>(128),
        "spsc_bnd1" => one_to_one::<u64>(1),
        "spsc_rdv" => one_to_one::<u64>(0),
        "mpsc2_u64" => many_to_one(2, -1),
        "mpsc4_u64" => many_to_one(4, -1),
        "mpsc4_bnd128" => many_to_one(4, 128),
        "mpsc4_bnd1" => many_to_one(4, 1),
        "mpsc4_rdv" => many_to_one(4, 0),
        "pingpong" => ping_pong(-1, false),
        "pingpong_rdv" => ping_pong(0, false),
        "pingpong_same" => ping_pong(-1, true),
        "cpu_20us" => ping_work_pong(),
        "select2" => select_two(),
        "memory" => memory(),
        _ => println!("unsupported"),
    }
}
