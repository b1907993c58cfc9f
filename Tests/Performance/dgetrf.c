/* The bare routine on the same matrix: seconds of dgetrf, to which our factorisation is compared. */
#include <lapacke.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

int main(int count, char **words) {
  if (count != 3) return 2;
  int n = atoi(words[2]);
  size_t size = (size_t)n * n;
  double *a = malloc(size * sizeof *a);
  lapack_int *pivots = malloc(n * sizeof *pivots);
  FILE *file = fopen(words[1], "rb");
  if (!a || !pivots || !file || fread(a, sizeof *a, size, file) != size) return 1;
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  lapack_int failed = LAPACKE_dgetrf_work(LAPACK_COL_MAJOR, n, n, a, n, pivots);
  clock_gettime(CLOCK_MONOTONIC, &end);
  if (failed) return 1;
  printf("%.9f\n", (end.tv_sec - start.tv_sec) + 1e-9 * (end.tv_nsec - start.tv_nsec));
  return 0;
}
