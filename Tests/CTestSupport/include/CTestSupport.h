#ifndef CTESTSUPPORT_H
#define CTESTSUPPORT_H

#include <spawn.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// A pipe whose ends no child inherits; 0, or -1 with errno.
int testsupport_pipe(int ends[2]);

/// Closes every descriptor above standard error in the child; 0, or an error number.
int testsupport_close_above_standard(posix_spawn_file_actions_t *actions);

/// A descriptor that is readable once the process has ended; -1 with errno.
int testsupport_watch(pid_t pid);

// A terminal in memory: libvterm, which is loaded where a test asks for it, so that nothing else needs it.

struct testsupport_emulator;

/// What a cell of the terminal shows.
struct testsupport_emulated {
  /// A base and its marks, ended by 0; 0xFFFFFFFF first in the right half of a wide character.
  uint32_t scalars[7];
  bool is_bold, is_underlined, is_reversed;
  /// The number in the palette; -1 for the terminal's own, -2 for any other.
  int foreground, background;
};

/// NULL where there is no libvterm, or no memory.
struct testsupport_emulator *testsupport_emulator_make(int rows, int columns);
void testsupport_emulator_free(struct testsupport_emulator *emulator);
/// Takes what a program has written; a sequence may be cut anywhere.
void testsupport_emulator_feed(struct testsupport_emulator *emulator, const uint8_t *bytes, size_t count);
struct testsupport_emulated testsupport_emulator_cell(struct testsupport_emulator *emulator, int row, int column);
/// Where the cursor stands; the row is -1 where it is hidden.
void testsupport_emulator_cursor(struct testsupport_emulator *emulator, int *row, int *column);

#endif
