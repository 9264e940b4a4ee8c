#ifndef CPROCESS_H
#define CPROCESS_H

#include <stddef.h>
#include <sys/types.h>

/// From now on this process leaves no core dump, and no other process of its user may look into it.
void cprocess_forbid_dumps(void);

/// Writing to a pipe that nobody reads gives EPIPE and ends nothing; a disposition that is not the default one is kept.
void cprocess_survive_broken_pipes(void);

/// Waits for a connection, whose descriptor no child gets; -1 with errno.
int cprocess_accept(int listener);

/// A descriptor to wake a reading with; -1 with errno.
int cprocess_make_wake(void);
void cprocess_wake(int descriptor);

/// Shows the prompt on the terminal and reads a line from it that is not shown.
///
/// The terminal is left as it was found, whatever ends the reading, a signal included: it takes its course afterwards.
/// Returns the number of bytes, without the line end; -1 with errno ECANCELED where Ctrl-C or Ctrl-D was pressed or `wake`
/// became readable, ENXIO where there is no terminal, EMSGSIZE where the line does not fit.
ssize_t cprocess_read_hidden(const char *prompt, char *buffer, size_t size, int wake);

#endif
