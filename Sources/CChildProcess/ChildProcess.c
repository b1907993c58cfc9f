#define _GNU_SOURCE
#include "ChildProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <unistd.h>

/* Pipes as large as a batch are filled with fewer turns. */
static const int pipe_size = 1 << 20;

/* Both ends above the standard streams, so that leading them there closes none of the others. */
static int open_pipe(int ends[2]) {
  if (pipe2(ends, O_CLOEXEC) != 0) return errno;
  for (int side = 0; side < 2; side++) {
    if (ends[side] > STDERR_FILENO) continue;
    int raised = fcntl(ends[side], F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    int error = errno;
    close(ends[side]);
    ends[side] = raised;
    if (raised < 0) {
      close(ends[1 - side]);
      ends[1 - side] = -1;
      return error;
    }
  }
  return 0;
}

static int spawn(char *const *arguments, char *const *environment, int streams[3], pid_t *number) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, all;
  int error = posix_spawn_file_actions_init(&actions);
  if (error != 0) return error;
  error = posix_spawnattr_init(&attributes);
  if (error != 0) {
    posix_spawn_file_actions_destroy(&actions);
    return error;
  }
  sigemptyset(&none);
  sigfillset(&all);
  for (int stream = 0; stream < 3 && error == 0; stream++) {
    error = posix_spawn_file_actions_adddup2(&actions, streams[stream], stream);
  }
  if (error == 0) error = posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  if (error == 0) error = posix_spawnattr_setsigmask(&attributes, &none);
  if (error == 0) error = posix_spawnattr_setsigdefault(&attributes, &all);
  if (error == 0) error = posix_spawnattr_setpgroup(&attributes, 0);
  if (error == 0) {
    error = posix_spawnattr_setflags(
        &attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  if (error == 0) error = posix_spawn(number, arguments[0], &actions, &attributes, arguments, environment);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

int child_start(char *const *arguments, char *const *environment, uint64_t memory, child_pipes *child) {
  int pipes[3][2] = {{-1, -1}, {-1, -1}, {-1, -1}};
  int error = 0;
  for (int stream = 0; stream < 3 && error == 0; stream++) error = open_pipe(pipes[stream]);
  /* Its end and ours: it reads the first pipe, and writes the others. */
  int its[3] = {pipes[0][0], pipes[1][1], pipes[2][1]}, ours[3] = {pipes[0][1], pipes[1][0], pipes[2][0]};
  for (int stream = 0; stream < 3 && error == 0; stream++) {
    if (fcntl(ours[stream], F_SETFL, fcntl(ours[stream], F_GETFL) | O_NONBLOCK) != 0) error = errno;
    /* A system that gives less gives less. */
    if (stream < 2) fcntl(ours[stream], F_SETPIPE_SZ, pipe_size);
  }
  if (error == 0) error = spawn(arguments, environment, its, &child->number);
  for (int stream = 0; stream < 3; stream++) {
    if (its[stream] >= 0) close(its[stream]);
    if (error != 0 && ours[stream] >= 0) close(ours[stream]);
  }
  if (error != 0) return error;
  if (memory > 0) {
    /* The process has hardly begun: what it takes from now on counts. */
    struct rlimit limit = {memory, memory};
    prlimit(child->number, RLIMIT_AS, &limit, NULL);
  }
  child->requests = ours[0];
  child->replies = ours[1];
  child->words = ours[2];
  return 0;
}
