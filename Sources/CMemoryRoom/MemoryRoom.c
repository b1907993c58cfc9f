#include "MemoryRoom.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/*
 * Under a limit of the address space (ulimit -v) that leaves OpenBLAS no room for its buffers, it asks for them again
 * and again for ever (0.3.21, memory.c: blas_memory_alloc), with some processors' kernels already while the library is
 * loaded. So the room is checked before any library starts, which only a function of .preinit_array can do.
 */

enum { mebibyte = 1 << 20 };

/* Measured: OpenBLAS takes a buffer of 128 MiB for each thread, and a stack for each but the first. */
static const unsigned long buffer = 128ul * mebibyte;
/* Measured: what the program takes beside, from its start to the end of a run of the shipped scenarios. */
static const unsigned long own = 96ul * mebibyte;
static const long most_threads = 64;

/* The C library's own environment is not there yet. */
static const char *variable(char **environment, const char *name) {
  const size_t length = strlen(name);
  for (char **entry = environment; *entry != NULL; entry++) {
    if (strncmp(*entry, name, length) == 0 && (*entry)[length] == '=') return *entry + length + 1;
  }
  return NULL;
}

static long thread_count(char **environment) {
  static const char *const names[] = {"OPENBLAS_NUM_THREADS", "GOTO_NUM_THREADS", "OMP_NUM_THREADS"};
  long processors = sysconf(_SC_NPROCESSORS_ONLN);
  if (processors < 1) processors = 1;
  if (processors > most_threads) processors = most_threads;
  for (int name = 0; name < 3; name++) {
    const char *text = variable(environment, names[name]);
    long wanted = text == NULL ? 0 : strtol(text, NULL, 10);
    if (wanted > 0) return wanted < processors ? wanted : processors;
  }
  return processors;
}

static unsigned long needed(long threads) {
  struct rlimit stack;
  unsigned long stack_size = 8ul * mebibyte;
  if (getrlimit(RLIMIT_STACK, &stack) == 0 && stack.rlim_cur != RLIM_INFINITY) stack_size = stack.rlim_cur;
  return (unsigned long)threads * buffer + (unsigned long)(threads - 1) * stack_size + own;
}

static unsigned long taken(void) {
  unsigned long pages = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  if (file == NULL) return 0;
  if (fscanf(file, "%lu", &pages) != 1) pages = 0;
  fclose(file);
  return pages * (unsigned long)sysconf(_SC_PAGESIZE);
}

static void check(int count, char **arguments, char **environment) {
  (void)count, (void)arguments;
  struct rlimit limit;
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return;
  /* For every thread that asks for memory the C library would set 64 MiB of addresses aside. */
  mallopt(M_ARENA_MAX, 1);
  const long threads = thread_count(environment);
  const unsigned long start = taken(), all = start + needed(threads), one = start + needed(1);
  if (limit.rlim_cur >= all) return;
  fprintf(stderr, "error: the limit of memory, %lu MB (ulimit -v), leaves no room to compute: ",
          (unsigned long)limit.rlim_cur / mebibyte);
  if (threads > 1 && limit.rlim_cur >= one) {
    fprintf(stderr, "with %ld threads %lu MB are needed; set OPENBLAS_NUM_THREADS=1, or raise the limit\n", threads,
            all / mebibyte + 1);
  } else {
    fprintf(stderr, "at least %lu MB are needed; raise the limit%s\n", one / mebibyte + 1,
            threads > 1 ? " and set OPENBLAS_NUM_THREADS=1" : "");
  }
  fflush(stderr);
  _exit(3);
}

__attribute__((section(".preinit_array"), used)) static void (*const check_at_start)(int, char **, char **) = check;
