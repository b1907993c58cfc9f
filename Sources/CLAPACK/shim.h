#include <cblas.h>
#include <lapacke.h>

/// Exported by OpenBLAS and declared in none of its headers; absent from builds without threads.
__attribute__((weak)) int blas_thread_shutdown_(void);

/// Stops idle workers of OpenBLAS, which wait for work by spinning.
static inline void openblas_stop_workers(void) {
  if (blas_thread_shutdown_) blas_thread_shutdown_();
}
