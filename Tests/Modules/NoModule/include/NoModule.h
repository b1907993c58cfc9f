/* A library that is no module. */
int no_module(void);
