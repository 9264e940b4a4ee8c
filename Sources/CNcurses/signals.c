#define _GNU_SOURCE
#include "internal.h"
#include "taloscope_ncurses.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

struct termios taloscope_found;
char taloscope_undo[512];
volatile sig_atomic_t taloscope_undo_length;

static volatile sig_atomic_t wake_descriptor = -1;
static volatile sig_atomic_t resized, asked_to_stop, continued, ended;
static char alternate_stack[64 * 1024];

static const int events[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGPIPE};
static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS};
enum { EVENTS = sizeof events / sizeof *events, FATAL = sizeof fatal / sizeof *fatal };
static struct sigaction former_events[EVENTS], former_fatal[FATAL];
static stack_t former_stack;
static bool is_installed;

int taloscope_make_wake(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

void taloscope_wake(int descriptor) {
  uint64_t one = 1;
  ssize_t written = write(descriptor, &one, sizeof one);
  (void)written;
}

void taloscope_drain(int descriptor) {
  uint64_t count;
  ssize_t taken = read(descriptor, &count, sizeof count);
  (void)taken;
}

static void on_event(int signal_number) {
  int kept = errno;
  switch (signal_number) {
  case SIGWINCH: resized = 1; break;
  case SIGTSTP: asked_to_stop = 1; break;
  case SIGCONT: continued = 1; break;
  // A handler rather than SIG_IGN: children would inherit that.
  case SIGPIPE: return;
  default: ended = signal_number;
  }
  if (wake_descriptor >= 0) taloscope_wake(wake_descriptor);
  errno = kept;
}

// Calls nothing but write, pread, lseek, dup2, close, tcsetattr and raise, all safe here. Runs once: SA_RESETHAND.
static void on_fatal(int signal_number) {
  if (taloscope_undo_length > 0) {
    ssize_t written = write(STDOUT_FILENO, taloscope_undo, (size_t)taloscope_undo_length);
    (void)written;
    tcsetattr(STDIN_FILENO, TCSANOW, &taloscope_found);
    taloscope_pass_on_stray();
  }
  raise(signal_number);
}

static void handle(int signal_number, void (*handler)(int), int flags, struct sigaction *former) {
  struct sigaction action = {0};
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigfillset(&action.sa_mask);
  sigaction(signal_number, &action, former);
}

void taloscope_take_signals(int wake) {
  wake_descriptor = wake;
  if (is_installed) return;
  is_installed = true;
  resized = asked_to_stop = continued = ended = 0;
  for (int i = 0; i < EVENTS; i++) handle(events[i], on_event, SA_RESTART, &former_events[i]);
  stack_t stack = {.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack};
  sigaltstack(&stack, &former_stack);
  for (int i = 0; i < FATAL; i++) handle(fatal[i], on_fatal, SA_RESETHAND | SA_NODEFER | SA_ONSTACK, &former_fatal[i]);
}

void taloscope_return_signals(void) {
  if (!is_installed) return;
  is_installed = false;
  for (int i = 0; i < EVENTS; i++) sigaction(events[i], &former_events[i], NULL);
  for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &former_fatal[i], NULL);
  sigaltstack(&former_stack, NULL);
  wake_descriptor = -1;
}

void taloscope_stop_process(void) {
  struct sigaction kept;
  handle(SIGTSTP, SIG_DFL, 0, &kept);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &kept, NULL);
}

// Read and reset: a signal between the two wakes the loop again, so nothing is lost but a repetition.
static bool take(volatile sig_atomic_t *flag) {
  if (!*flag) return false;
  *flag = 0;
  return true;
}

bool taloscope_was_resized(void) { return take(&resized); }
bool taloscope_was_asked_to_stop(void) { return take(&asked_to_stop); }
bool taloscope_was_continued(void) { return take(&continued); }

int taloscope_was_ended(void) {
  int signal_number = ended;
  ended = 0;
  return signal_number;
}
