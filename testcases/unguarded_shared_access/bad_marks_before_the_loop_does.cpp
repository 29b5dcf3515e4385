// A connection is closed by its loop, but whoever asks for it changes the state
// at once, when the loop may be reading it.
struct Loop {
  bool isInLoopThread() const;
  void queueInLoop(void (*task)(void*), void* argument);
};

class Connection {
 public:
  explicit Connection(Loop* loop) : loop_(loop) {}

  void close() {
    if (loop_->isInLoopThread()) {
      close_in_loop();
      return;
    }
    loop_->queueInLoop(&Connection::run, this);
    state_ = 2;  //~ unguarded-shared-access: changed by whatever thread
  }

  void on_readable() {
    if (state_ == 1) ++bytes_;
  }

 private:
  static void run(void* self) {
    static_cast<Connection*>(self)->close_in_loop();
  }
  void close_in_loop() { state_ = 0; }

  Loop* loop_;
  int state_ = 1;
  int bytes_ = 0;
};
