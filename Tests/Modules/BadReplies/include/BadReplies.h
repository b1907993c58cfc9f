#include "simplan_module.h"

/* A module that breaks the contract in the way its parameter `fault` names. */
simplan_module *simplan_module_entry(void);
