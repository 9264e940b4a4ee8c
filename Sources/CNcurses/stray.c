#define _GNU_SOURCE
#include "internal.h"
#include "taloscope_ncurses.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

// What a library or a child writes to descriptor 2 would stand in the middle of the screen. While there is one it goes
// into memory.

enum { MOST = 64 * 1024 };

static volatile sig_atomic_t caught = -1, former = -1;

void taloscope_catch_stray(void) {
  // What is no terminal disturbs nobody.
  if (former >= 0 || !isatty(STDERR_FILENO)) return;
  if (caught < 0) {
    int made = memfd_create("stray", MFD_CLOEXEC);
    // To its end, wherever that is: it is emptied while others write.
    if (made >= 0 && fcntl(made, F_SETFL, O_APPEND) == 0) caught = made;
  }
  if (caught < 0) return;
  former = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  if (former >= 0) dup2(caught, STDERR_FILENO);
}

void taloscope_release_stray(void) {
  if (former < 0) return;
  int kept = former;
  dup2(kept, STDERR_FILENO);
  // First: a crash in between must not take another descriptor of that number for it.
  former = -1;
  close(kept);
}

// Where the last of it begins.
static off_t last_part(void) {
  off_t size = lseek(caught, 0, SEEK_END);
  return size > MOST ? size - MOST : 0;
}

size_t taloscope_take_stray(char *bytes, size_t size) {
  if (caught < 0) return 0;
  ssize_t count = pread(caught, bytes, size < MOST ? size : MOST, last_part());
  if (ftruncate(caught, 0) != 0) return 0;
  return count > 0 ? (size_t)count : 0;
}

// Nothing here but what a signal handler may call: of a crash, the last words are in there.
void taloscope_pass_on_stray(void) {
  taloscope_release_stray();
  if (caught < 0) return;
  char bytes[512];
  off_t place = last_part();
  for (ssize_t count; (count = pread(caught, bytes, sizeof bytes, place)) > 0; place += count) {
    for (ssize_t i = 0; i < count; i++) {
      unsigned char byte = (unsigned char)bytes[i];
      if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte >= 0x7F) bytes[i] = '?';
    }
    if (write(STDERR_FILENO, bytes, (size_t)count) < 0) return;
  }
}
