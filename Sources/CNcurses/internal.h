#ifndef TALOSCOPE_INTERNAL_H
#define TALOSCOPE_INTERNAL_H

#include <signal.h>
#include <termios.h>

// What the files of this module share: what a crash needs to put the terminal back.

/// The terminal's settings before we touched them.
extern struct termios taloscope_found;
/// The bytes that undo what we sent, and how many; 0 while there is nothing to undo.
extern char taloscope_undo[512];
extern volatile sig_atomic_t taloscope_undo_length;

/// Keeps what is written to descriptor 2 away from the screen, in memory.
void taloscope_catch_stray(void);
/// Gives descriptor 2 back.
void taloscope_release_stray(void);
/// Gives it back, and writes the last of what was caught, as ASCII without control characters.
void taloscope_pass_on_stray(void);

#endif
