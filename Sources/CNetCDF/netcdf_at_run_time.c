#include "netcdf_at_run_time.h"

#include <dlfcn.h>
#include <pthread.h>

// Each function of ours hands its arguments to the one of the library.
#define FUNCTIONS(F)                                                                                                   \
  F(create, nc_create, (const char *a, int b, int *c), (a, b, c))                                                     \
  F(open, nc_open, (const char *a, int b, int *c), (a, b, c))                                                         \
  F(close, nc_close, (int a), (a))                                                                                     \
  F(end_definitions, nc_enddef, (int a), (a))                                                                          \
  F(define_dimension, nc_def_dim, (int a, const char *b, size_t c, int *d), (a, b, c, d))                             \
  F(define_variable, nc_def_var, (int a, const char *b, int c, int d, const int *e, int *f), (a, b, c, d, e, f))     \
  F(define_chunks, nc_def_var_chunking, (int a, int b, int c, const size_t *d), (a, b, c, d))                         \
  F(define_deflation, nc_def_var_deflate, (int a, int b, int c, int d, int e), (a, b, c, d, e))                      \
  F(put_text, nc_put_att_text, (int a, int b, const char *c, size_t d, const char *e), (a, b, c, d, e))              \
  F(put_number, nc_put_att_double, (int a, int b, const char *c, int d, size_t e, const double *f), (a, b, c, d, e, f)) \
  F(put_integers, nc_put_vara_int, (int a, int b, const size_t *c, const size_t *d, const int *e), (a, b, c, d, e))  \
  F(put_doubles, nc_put_vara_double, (int a, int b, const size_t *c, const size_t *d, const double *e),              \
    (a, b, c, d, e))                                                                                                   \
  F(put_strings, nc_put_vara_string, (int a, int b, const size_t *c, const size_t *d, const char **e),               \
    (a, b, c, d, e))                                                                                                   \
  F(text_length, nc_inq_attlen, (int a, int b, const char *c, size_t *d), (a, b, c, d))                              \
  F(get_text, nc_get_att_text, (int a, int b, const char *c, char *d), (a, b, c, d))                                 \
  F(find_variable, nc_inq_varid, (int a, const char *b, int *c), (a, b, c))                                           \
  F(count_dimensions, nc_inq_varndims, (int a, int b, int *c), (a, b, c))                                             \
  F(dimensions, nc_inq_vardimid, (int a, int b, int *c), (a, b, c))                                                   \
  F(length, nc_inq_dimlen, (int a, int b, size_t *c), (a, b, c))                                                      \
  F(get_doubles, nc_get_var_double, (int a, int b, double *c), (a, b, c))

// The library keeps lists of its own and may be called by one thread at a time, whatever file it is about.
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

#define DECLARE(ours, theirs, parameters, arguments)                                                                   \
  static int(*ours##_function) parameters;                                                                             \
  int netcdf_##ours parameters {                                                                                       \
    pthread_mutex_lock(&one_at_a_time);                                                                                \
    int status = ours##_function arguments;                                                                            \
    pthread_mutex_unlock(&one_at_a_time);                                                                              \
    return status;                                                                                                     \
  }
FUNCTIONS(DECLARE)

static const char *(*description_function)(int);
const char *netcdf_description(int status) { return description_function(status); }

static pthread_once_t once = PTHREAD_ONCE_INIT;
static bool loaded;

static void load(void) {
  // The interface that Debian 12 and 13 ship, and the one of whoever has the headers.
  static const char *const names[] = {"libnetcdf.so.19", "libnetcdf.so.22", "libnetcdf.so"};
  void *library = NULL;
  for (size_t number = 0; !library && number < sizeof names / sizeof *names; number++)
    library = dlopen(names[number], RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
  loaded = (*(void **)&description_function = dlsym(library, "nc_strerror"));
#define FIND(ours, theirs, parameters, arguments)                                                                      \
  if (!(*(void **)&ours##_function = dlsym(library, #theirs))) loaded = false;
  FUNCTIONS(FIND)
}

bool netcdf_load(void) {
  pthread_once(&once, load);
  return loaded;
}
