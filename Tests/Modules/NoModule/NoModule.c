#include "NoModule.h"

#include <stdlib.h>

/* Loading this library ends the process: a host can tell from its symbols that it is no module. */
__attribute__((constructor)) static void never_loaded(void) { abort(); }

int no_module(void) { return 0; }
