// A plain struct copies its pthread mutex along, here while it is locked.
#include <pthread.h>

#include <cstdio>
#include <cstring>

struct account {
  pthread_mutex_t lock;
  long balance;
  char owner[32];
};

void account_init(struct account* account, const char* owner) {
  pthread_mutex_init(&account->lock, nullptr);
  account->balance = 0;
  strncpy(account->owner, owner, sizeof account->owner - 1);
  account->owner[sizeof account->owner - 1] = '\0';
}

void account_deposit(struct account* account, long amount) {
  pthread_mutex_lock(&account->lock);
  account->balance += amount;
  pthread_mutex_unlock(&account->lock);
}

void account_print(struct account* account) {
  pthread_mutex_lock(&account->lock);
  struct account copy = *account;  //~ lock-copied
  pthread_mutex_unlock(&account->lock);
  printf("%s: %ld\n", copy.owner, copy.balance);
}
