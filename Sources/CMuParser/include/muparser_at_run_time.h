// The part of muParser's C interface (2.3) that formulas need, in a library that is opened when the first formula is
// compiled: no plain run should load it, nor the OpenMP that it brings.
#pragma once
#include <stdbool.h>
#include <stdint.h>

/// Opens the library; false where it is not on this machine, or lacks one of the functions. To be called before the
/// others.
bool muparser_load(void);

/// The version as the library says it; NULL while it is not open.
const char *muparser_version(void);

typedef struct muparser_formula muparser_formula;

/// An expression over v0, v1, …: variables, and behind them constants. NULL where muParser refuses it.
muparser_formula *muparser_compile(const char *text, int32_t variables, const double *constants,
                                   int32_t constant_count);
void muparser_release(muparser_formula *formula);

/// One instruction of a formula of the four operations, min and max, for a stack: muParser takes longer to enter than
/// such a formula takes to compute.
typedef struct arithmetic {
  enum __attribute__((enum_extensibility(closed))) arithmetic_kind {
    arithmetic_end,
    arithmetic_variable,
    arithmetic_constant,
    arithmetic_plus,
    arithmetic_minus,
    arithmetic_times,
    arithmetic_over,
    arithmetic_min,
    arithmetic_max,
    arithmetic_negative,
  } kind;
  int32_t variable;
  double constant;
} arithmetic;

/// The most values that such a formula may keep on its stack.
enum { arithmetic_depth = 16 };

/// Elements of one array that are computed at once. One thread at a time may use its formula.
typedef struct cell_step {
  /// Evaluated for every target: variable k has the value of the cell `sources[turn * width + k]`.
  const muparser_formula *formula;
  /// The same for a formula of these instructions, up to its end. Without either each target is the sum of the sources
  /// times the factor.
  const arithmetic *program;
  double factor;
  const int32_t *sources;
  const int32_t *targets;
  int64_t count;
  int32_t width;
  /// Bits of what the cells depend on.
  const uint64_t *reads;
} cell_step;

/// Computes in their order the steps that depend on something of which a bit is set among `words` words of `changed`;
/// all of them where that is NULL.
void cells_compute(const cell_step *steps, int64_t count, double *cells, const uint64_t *changed, int32_t words);

/// The faults of arithmetic since the last `arithmetic_clear`: a set of the values below.
int arithmetic_faults(void);
void arithmetic_clear(void);
enum { arithmetic_divided_by_zero = 1, arithmetic_without_value = 2, arithmetic_too_large = 4 };
