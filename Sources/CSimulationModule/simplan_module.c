#include "simplan_module.h"

_Static_assert(sizeof(simplan_module) == 24, "the layout of the contract does not change within one ABI version");
