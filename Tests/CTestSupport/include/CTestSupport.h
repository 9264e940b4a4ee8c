#ifndef CTESTSUPPORT_H
#define CTESTSUPPORT_H

#include <spawn.h>
#include <sys/types.h>

/// A pipe whose ends no child inherits; 0, or -1 with errno.
int testsupport_pipe(int ends[2]);

/// Closes every descriptor above standard error in the child; 0, or an error number.
int testsupport_close_above_standard(posix_spawn_file_actions_t *actions);

/// A descriptor that is readable once the process has ended; -1 with errno.
int testsupport_watch(pid_t pid);

#endif
