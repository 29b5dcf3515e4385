// A C interface: function pointer and user data, called with the device locked.
#include <pthread.h>

#include <cstddef>
#include <cstdint>

extern "C" {

typedef void (*device_callback)(void* user, const uint8_t* data, size_t size);

struct device {
  pthread_mutex_t lock;
  device_callback on_data;
  void* user;
  uint64_t received;
};

void device_set_callback(device* dev, device_callback on_data, void* user) {
  pthread_mutex_lock(&dev->lock);
  dev->on_data = on_data;
  dev->user = user;
  pthread_mutex_unlock(&dev->lock);
}

uint64_t device_received(device* dev) {
  pthread_mutex_lock(&dev->lock);
  const uint64_t received = dev->received;
  pthread_mutex_unlock(&dev->lock);
  return received;
}

void device_feed(device* dev, const uint8_t* data, size_t size) {
  pthread_mutex_lock(&dev->lock);
  dev->received += size;
  if (dev->on_data != nullptr)
    dev->on_data(dev->user, data, size);  //~ callback-under-lock
  pthread_mutex_unlock(&dev->lock);
}

}  // extern "C"
