// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A shop: orders, prices, a ledger. One bug in each file of this folder.
#pragma once

#include <memory>
#include <string>
#include <thread>
#include <vector>

struct Order {
  int id = 0;
  int cents = 0;
};

// Gives the order to the thread that ships it; its id.
int dispatch(std::unique_ptr<Order> order);
// How many of the visitors were counted by two doors.
int count_visitors(int per_door);
// The same catalogue for each of several threads; the sum of what they read.
int read_catalogue(int readers);
// The length of a name, asked for by two threads.
int length_of_name(std::string name);
// Prints the prices while the caller goes on.
std::thread print_prices(std::vector<int> cents);
// Adds up a day; a clerk of its own checks the sum.
int close_day(std::vector<int> cents);
