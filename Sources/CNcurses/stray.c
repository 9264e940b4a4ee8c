#define _GNU_SOURCE
#include "internal.h"
#include "taloscope_ncurses.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

// What a library or a child writes to descriptor 2 would stand in the middle of the screen. While there is one it goes
// into memory.

static volatile sig_atomic_t caught = -1, former = -1;

void taloscope_catch_stray(void) {
  // What is no terminal disturbs nobody.
  if (former >= 0 || !isatty(STDERR_FILENO)) return;
  if (caught < 0) caught = memfd_create("stray", MFD_CLOEXEC);
  if (caught < 0) return;
  former = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  if (former >= 0) dup2(caught, STDERR_FILENO);
}

void taloscope_release_stray(void) {
  if (former < 0) return;
  dup2(former, STDERR_FILENO);
  close(former);
  former = -1;
}

size_t taloscope_take_stray(char *bytes, size_t size) {
  if (caught < 0) return 0;
  ssize_t count = pread(caught, bytes, size, 0);
  if (ftruncate(caught, 0) == 0) lseek(caught, 0, SEEK_SET);
  return count > 0 ? (size_t)count : 0;
}

// Nothing here but what a signal handler may call: of a crash, the last words are in there.
void taloscope_pass_on_stray(void) {
  taloscope_release_stray();
  if (caught < 0) return;
  char bytes[512];
  off_t place = 0;
  for (ssize_t count; (count = pread(caught, bytes, sizeof bytes, place)) > 0; place += count) {
    for (ssize_t i = 0; i < count; i++) {
      unsigned char byte = (unsigned char)bytes[i];
      if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F) bytes[i] = '?';
    }
    if (write(STDERR_FILENO, bytes, (size_t)count) < 0) return;
  }
}
