#ifndef TALOSCOPE_NCURSES_H
#define TALOSCOPE_NCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What Terminal needs of ncurses and of signals. curses.h itself stays out of this header: its macros (attributes, ACS,
// stdscr, move, OK) either do not reach Swift or collide with names there.

enum {
  TALOSCOPE_BOLD = 1,
  TALOSCOPE_DIM = 2,
  TALOSCOPE_REVERSE = 4,
  TALOSCOPE_UNDERLINE = 8,
};

/// The most scalars in one cell, as in a cchar_t.
enum { TALOSCOPE_CELL_SCALARS = 5 };

/// One base with its combining marks. Where `line` is not 0, it names a line of the alternate character set instead.
struct taloscope_cell {
  uint32_t scalars[5];
  uint8_t attributes;
  uint8_t pair;
  char line;
};

// The terminal.

/// Sets the locale for characters; true where it is UTF-8. Falls back to C.UTF-8 for a UTF-8 locale that is missing.
bool taloscope_set_locale(void);
/// Loads the description of a terminal without printing or exiting; false where there is none.
bool taloscope_load_terminal(const char *name);
/// Whether the loaded terminal has a string capability.
bool taloscope_has_string(const char *name);
/// Colours of the loaded terminal, 0 or less where it has none.
int taloscope_colours(void);
/// Bits per second of the line that standard input is; 0 where it says nothing.
int taloscope_speed(void);
/// Columns that the C library, and so ncurses, gives a scalar; -1 where it does not know it.
int taloscope_width(uint32_t scalar);

/// Starts ncurses on descriptors 0 and 1 and sets the keyboard up; false where that fails.
bool taloscope_start(const char *name);
/// Lets ncurses draw in colour, on the terminal's own background; false where the terminal has none. May be repeated.
bool taloscope_use_colours(void);
/// Gives a colour pair a foreground on the terminal's own background.
void taloscope_define_pair(int pair, int foreground);
/// Puts the terminal back as it was found. May be called at any time.
void taloscope_stop(void);
/// Comes back after `taloscope_stop`; the next frame is drawn in full.
void taloscope_restart(void);
/// Blanks what is drawn in memory.
void taloscope_erase(void);
/// Draws cells from a place to the right, into memory.
void taloscope_put(int row, int column, const struct taloscope_cell *cells, int count);
/// Sends what has changed in one go; the cursor is hidden where the row is negative.
void taloscope_flush(int cursor_row, int cursor_column);
/// Sends bytes to a descriptor past ncurses, whole, between two flushes; false where the line stalls.
bool taloscope_send(int descriptor, const char *bytes, size_t count);
/// Makes the next flush draw everything.
void taloscope_redraw_all(void);
/// Asks the terminal for its size and fits ncurses to it.
void taloscope_fit(int *rows, int *columns);
/// Whether this process may change the terminal: it is in its foreground, or the terminal knows no such thing.
bool taloscope_in_foreground(void);

/// Takes what has come for descriptor 2 while there was a screen: the last `size` bytes of it, at most 64 KiB.
size_t taloscope_take_stray(char *bytes, size_t size);

// Signals.

/// An eventfd that poll can wait for; -1 and errno where there is none.
int taloscope_make_wake(void);
void taloscope_wake(int descriptor);
/// Takes what is in an eventfd, without waiting.
void taloscope_drain(int descriptor);

/// Takes over TERM HUP INT QUIT WINCH TSTP CONT PIPE and the fatal signals; the former handlers are kept.
void taloscope_take_signals(int wake);
void taloscope_return_signals(void);
/// Stops this process as Ctrl-Z does; returns when it goes on, at once in an orphaned process group.
void taloscope_stop_process(void);
/// Each returns whether, or which, signal came since the last call.
bool taloscope_was_resized(void);
bool taloscope_was_asked_to_stop(void);
bool taloscope_was_continued(void);
int taloscope_was_ended(void);

#endif
