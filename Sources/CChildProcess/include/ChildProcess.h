/* Starts a process on pipes: the calls of the system that only GNU's headers declare. */
#ifndef CHILD_PROCESS_H
#define CHILD_PROCESS_H

#include <stdint.h>
#include <sys/types.h>

typedef struct child_pipes {
  pid_t number;
  /* This side's ends of its standard input, output and error. Using them never waits. */
  int requests, replies, words;
} child_pipes;

/* Starts `arguments[0]` as the leader of a process group, with default signals and no descriptor but the three standard
 * ones. `memory` is the most address space in bytes; 0 for no limit. Returns 0, or the number of the error. */
int child_start(char *const *arguments, char *const *environment, uint64_t memory, child_pipes *child);

#endif
