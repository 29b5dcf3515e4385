// The attribute says that the thread is detached: there is nothing to join.
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct mail {
  int recipient;
  sem_t* delivered;
} mail_t;

static void* deliver(void* arg) {
  mail_t* mail = static_cast<mail_t*>(arg);
  sem_t* delivered = mail->delivered;
  printf("to %d\n", mail->recipient);
  free(mail);
  sem_post(delivered);
  return NULL;
}

static sem_t delivered;

static int post(int recipient) {
  mail_t* mail = static_cast<mail_t*>(malloc(sizeof(mail_t)));
  if (mail == NULL) return -1;
  mail->recipient = recipient;
  mail->delivered = &delivered;
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_t carrier;
  const int failed = pthread_create(&carrier, &attributes, deliver, mail);
  pthread_attr_destroy(&attributes);
  if (failed != 0) free(mail);
  return failed;
}

int main() {
  if (sem_init(&delivered, 0, 0) != 0) return 1;
  int posted = 0;
  for (int recipient = 0; recipient < 3; recipient++) {
    if (post(recipient) == 0) posted++;
  }
  for (int i = 0; i < posted; i++) sem_wait(&delivered);
  return 0;
}
