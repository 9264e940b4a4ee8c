// Swift does not see what glibc keeps behind _GNU_SOURCE.
#define _GNU_SOURCE
#include "CTestSupport.h"

#include <fcntl.h>
#include <sys/pidfd.h>
#include <unistd.h>

int testsupport_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int testsupport_close_above_standard(posix_spawn_file_actions_t *actions) {
  return posix_spawn_file_actions_addclosefrom_np(actions, 3);
}

int testsupport_watch(pid_t pid) { return pidfd_open(pid, 0); }
