#include "simplan_module.h"
