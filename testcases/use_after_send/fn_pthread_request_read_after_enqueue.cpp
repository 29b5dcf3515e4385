// C style: the worker frees a request that the client still reads.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct request {
  int id;
  int priority;
  struct request* next;
} request_t;

typedef struct {
  pthread_mutex_t lock;
  pthread_cond_t wake;
  request_t* head;
  request_t** tail;
  int closed;
} request_queue_t;

static void queue_init(request_queue_t* queue) {
  pthread_mutex_init(&queue->lock, NULL);
  pthread_cond_init(&queue->wake, NULL);
  queue->head = NULL;
  queue->tail = &queue->head;
  queue->closed = 0;
}

static void queue_push(request_queue_t* queue, request_t* request) {
  request->next = NULL;
  pthread_mutex_lock(&queue->lock);
  *queue->tail = request;
  queue->tail = &request->next;
  pthread_cond_signal(&queue->wake);
  pthread_mutex_unlock(&queue->lock);
}

static request_t* queue_pop(request_queue_t* queue) {
  pthread_mutex_lock(&queue->lock);
  while (queue->head == NULL && !queue->closed)
    pthread_cond_wait(&queue->wake, &queue->lock);
  request_t* request = queue->head;
  if (request != NULL) {
    queue->head = request->next;
    if (queue->head == NULL) queue->tail = &queue->head;
  }
  pthread_mutex_unlock(&queue->lock);
  return request;
}

static void queue_close(request_queue_t* queue) {
  pthread_mutex_lock(&queue->lock);
  queue->closed = 1;
  pthread_cond_broadcast(&queue->wake);
  pthread_mutex_unlock(&queue->lock);
}

static void* serve(void* argument) {
  request_queue_t* queue = static_cast<request_queue_t*>(argument);
  request_t* request;
  while ((request = queue_pop(queue)) != NULL) {
    printf("served %d\n", request->id);
    free(request);
  }
  return NULL;
}

static int submit(request_queue_t* queue, int id, int priority) {
  request_t* request = static_cast<request_t*>(malloc(sizeof(request_t)));
  if (request == NULL) return -1;
  request->id = id;
  request->priority = priority;
  queue_push(queue, request);
  return request->priority;  //~ MISSED use-after-send
}

int main(void) {
  request_queue_t queue;
  pthread_t server;
  queue_init(&queue);
  if (pthread_create(&server, NULL, serve, &queue) != 0) return 1;
  for (int id = 0; id < 5; ++id) printf("%d\n", submit(&queue, id, id % 3));
  queue_close(&queue);
  pthread_join(server, NULL);
  pthread_cond_destroy(&queue.wake);
  pthread_mutex_destroy(&queue.lock);
  return 0;
}
