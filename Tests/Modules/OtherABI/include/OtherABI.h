/* The entry alone: the table behind it is of no version that this program knows. */
void *simplan_module_entry(void);
