/* A module of another version of the contract: the version stands at the very end of a readable page and the page
 * behind it is closed, so that a host that reads anything but the version is killed. */
#include "OtherABI.h"

#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

void *simplan_module_entry(void) {
  size_t page = (size_t)sysconf(_SC_PAGESIZE);
  unsigned char *pages = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED) return NULL;
  uint32_t *version = (uint32_t *)(pages + page - sizeof(uint32_t));
  *version = 99;
  if (mprotect(pages + page, page, PROT_NONE) != 0) return NULL;
  return version;
}
