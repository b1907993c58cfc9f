// The part of muParser's C interface (2.3) that formulas need, in a library that is opened when the first formula is
// compiled: no plain run should load it, nor the OpenMP that it brings.
#pragma once
#include <stdbool.h>
#include <stdint.h>

/// Opens the library; false where it is not on this machine, or lacks one of the functions. To be called before the others.
bool muparser_load(void);

/// The version as the library says it; NULL while it is not open.
const char *muparser_version(void);

typedef struct muparser_formula muparser_formula;

/// An expression over the variables v0, v1, … of which it gives the number. NULL where muParser refuses it.
muparser_formula *muparser_compile(const char *text, int32_t variables);
void muparser_release(muparser_formula *formula);

/// Evaluates the expression `count` times. In each turn variable k has the value of the cell `sources[turn * variables + k]`,
/// and the result goes into the cell `targets[turn]`. One thread at a time may use a formula.
void muparser_run(const muparser_formula *formula, double *cells, const int32_t *sources, const int32_t *targets,
                  int64_t count);

/// Puts the sum of `width` cells, times `factor`, into each target. The cells of a turn lie at `sources[turn * width]`.
void cells_add(double *cells, const int32_t *sources, int32_t width, double factor, const int32_t *targets,
               int64_t count);

/// What arithmetic said since the last `arithmetic_clear`: a set of the values below.
int arithmetic_faults(void);
void arithmetic_clear(void);
enum { arithmetic_divided_by_zero = 1, arithmetic_without_value = 2, arithmetic_too_large = 4 };
