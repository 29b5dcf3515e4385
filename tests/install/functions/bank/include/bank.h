// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

const char* bank_name();
int balance();
// Takes the lock that it holds.
int balance_while_locked();
// The watcher is in this program.
bool is_watched();
