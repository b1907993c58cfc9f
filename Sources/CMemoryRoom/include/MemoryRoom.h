/* A check that runs by itself when the program starts; there is nothing to call. */
