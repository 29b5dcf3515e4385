// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's channels, for context: goroutines switch on one thread, so that rows of
// two are not of two threads. "Unbounded" is a buffer that is large enough.
package main

import (
	"fmt"
	"math"
	"os"
	"sort"
	"time"
)

type b64 [8]uint64

func measure(first, most int, chunk func(n int) float64) {
	isTooShort := func(n int) bool {
		return math.Min(chunk(n), math.Min(chunk(n), chunk(n))) < 1e5
	}
	n := first
	for n < 20000 && isTooShort(n) {
		n *= 2
	}
	var each []float64
	start := time.Now()
	for len(each) < most &&
		(len(each) < 5 || time.Since(start) < 400*time.Millisecond) {
		each = append(each, chunk(n)/float64(n))
	}
	sort.Float64s(each)
	fmt.Printf("%.3f %.3f %.3f\n",
		each[len(each)/10], each[len(each)/4], each[len(each)/2])
}

func timed(work func(n int)) func(n int) float64 {
	return func(n int) float64 {
		start := time.Now()
		work(n)
		return float64(time.Since(start).Nanoseconds())
	}
}

func sequence[T any](capacity, burst int, value T) {
	c := make(chan T, capacity)
	most := 120
	if burst > 100000 {
		most = 9
	}
	measure(burst, most, timed(func(n int) {
		for done := 0; done < n; done += burst {
			for i := 0; i < burst; i++ {
				c <- value
			}
			for i := 0; i < burst; i++ {
				<-c
			}
		}
	}))
}

func threads[T any](senders, capacity int, value T) {
	c := make(chan T, capacity)
	first := 16
	if senders > 1 {
		first = 8000
	}
	measure(first, 120, timed(func(n int) {
		for s := 0; s < senders; s++ {
			go func() {
				for i := 0; i < n/senders; i++ {
					c <- value
				}
			}()
		}
		for i := 0; i < n/senders*senders; i++ {
			<-c
		}
	}))
}

func pingPong(capacity int) {
	ping, pong := make(chan uint64, capacity), make(chan uint64, capacity)
	go func() {
		for value := range ping {
			pong <- value
		}
	}()
	measure(16, 120, timed(func(n int) {
		for i := 0; i < n; i++ {
			ping <- uint64(i)
			<-pong
		}
	}))
}

func main() {
	const large = 1 << 20
	workload := ""
	if len(os.Args) > 1 {
		workload = os.Args[1]
	}
	switch workload {
	case "seq_u64":
		sequence(large, 1, uint64(1))
	case "seq_b64":
		sequence(large, 1, b64{})
	case "seq_bnd128":
		sequence(128, 1, uint64(1))
	case "burst1k":
		sequence(large, 1000, uint64(1))
	case "burst1M":
		sequence(large, 1000000, uint64(1))
	case "burst1M_b64":
		sequence(large, 1000000, b64{})
	case "oneshot":
		measure(16, 120, timed(func(n int) {
			for i := 0; i < n; i++ {
				c := make(chan uint64, 1)
				c <- uint64(i)
				<-c
			}
		}))
	case "try_empty":
		c := make(chan uint64, large)
		measure(16, 120, timed(func(n int) {
			for i := 0; i < n; i++ {
				select {
				case <-c:
				default:
				}
			}
		}))
	case "spsc_u64":
		threads(1, large, uint64(1))
	case "spsc_b64":
		threads(1, large, b64{})
	case "spsc_bnd128":
		threads(1, 128, uint64(1))
	case "spsc_bnd1":
		threads(1, 1, uint64(1))
	case "spsc_rdv":
		threads(1, 0, uint64(1))
	case "mpsc2_u64":
		threads(2, large, uint64(1))
	case "mpsc4_u64":
		threads(4, large, uint64(1))
	case "mpsc4_bnd128":
		threads(4, 128, uint64(1))
	case "mpsc4_bnd1":
		threads(4, 1, uint64(1))
	case "mpsc4_rdv":
		threads(4, 0, uint64(1))
	case "pingpong":
		pingPong(large)
	case "pingpong_rdv":
		pingPong(0)
	case "select2":
		one, two := make(chan uint64, large), make(chan uint64, large)
		measure(16, 120, timed(func(n int) {
			for i := 0; i < n; i++ {
				if i&1 == 1 {
					one <- 1
				} else {
					two <- 1
				}
				select {
				case <-one:
				case <-two:
				}
			}
		}))
	default:
		fmt.Println("unsupported")
	}
}
