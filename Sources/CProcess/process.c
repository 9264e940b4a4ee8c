#define _GNU_SOURCE
#include "cprocess.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

void cprocess_forbid_dumps(void) {
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
}

static void on_broken_pipe(int number) { (void)number; }

void cprocess_survive_broken_pipes(void) {
  struct sigaction present;
  if (sigaction(SIGPIPE, NULL, &present) != 0 || present.sa_handler != SIG_DFL) return;
  // A handler rather than SIG_IGN: children would inherit that.
  struct sigaction action = {.sa_handler = on_broken_pipe, .sa_flags = SA_RESTART};
  sigaction(SIGPIPE, &action, NULL);
}

int cprocess_accept(int listener) { return accept4(listener, NULL, NULL, SOCK_CLOEXEC); }

int cprocess_make_wake(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

void cprocess_wake(int descriptor) {
  uint64_t one = 1;
  ssize_t written = write(descriptor, &one, sizeof one);
  (void)written;
}

static const int ending[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU};
enum { ENDING = sizeof ending / sizeof *ending };
static volatile sig_atomic_t came, signal_wake = -1;

static void on_signal(int number) {
  int kept = errno;
  came = number;
  cprocess_wake(signal_wake);
  errno = kept;
}

// One line, byte by byte: what is typed ahead for somebody else stays where it is.
static ssize_t read_line(int terminal, char *buffer, size_t size, int wake) {
  size_t length = 0;
  for (;;) {
    struct pollfd ready[] = {{terminal, POLLIN, 0}, {signal_wake, POLLIN, 0}, {wake, POLLIN, 0}};
    if (poll(ready, 3, -1) < 0) {
      if (errno == EINTR) continue;
      return -1;
    }
    if (ready[1].revents || ready[2].revents) break;
    char byte;
    ssize_t count = read(terminal, &byte, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    switch (byte) {
    case '\r':
    case '\n': return (ssize_t)length;
    case 0x03:
    case 0x04: goto cancelled;
    case 0x08:
    case 0x7F:
      if (length > 0) length--;
      break;
    case 0x15: length = 0; break;
    default:
      if (length == size) {
        explicit_bzero(buffer, size);
        errno = EMSGSIZE;
        return -1;
      }
      buffer[length++] = byte;
    }
  }
cancelled:
  explicit_bzero(buffer, size);
  errno = ECANCELED;
  return -1;
}

ssize_t cprocess_read_hidden(const char *prompt, char *buffer, size_t size, int wake) {
  int terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (terminal < 0) {
    errno = ENXIO;
    return -1;
  }
  ssize_t result = -1;
  int code = 0;
  signal_wake = cprocess_make_wake();
  came = 0;
  struct sigaction former[ENDING], action = {.sa_handler = on_signal};
  sigfillset(&action.sa_mask);
  for (int index = 0; index < ENDING; index++) sigaction(ending[index], &action, &former[index]);

  struct termios found;
  if (signal_wake >= 0 && tcgetattr(terminal, &found) == 0) {
    struct termios hidden = found;
    hidden.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
    hidden.c_cc[VMIN] = 1;
    hidden.c_cc[VTIME] = 0;
    if (tcsetattr(terminal, TCSAFLUSH, &hidden) == 0) {
      ssize_t written = write(terminal, prompt, strlen(prompt));
      (void)written;
      result = read_line(terminal, buffer, size, wake);
      code = errno;
      written = write(terminal, "\n", 1);
      (void)written;
      while (tcsetattr(terminal, TCSAFLUSH, &found) < 0 && errno == EINTR && !came) {
      }
    } else {
      code = errno;
    }
  } else {
    code = errno;
  }
  for (int index = 0; index < ENDING; index++) sigaction(ending[index], &former[index], NULL);
  if (signal_wake >= 0) close(signal_wake);
  signal_wake = -1;
  close(terminal);
  if (came) kill(getpid(), came);
  errno = code;
  return result;
}
