#include "muparser_at_run_time.h"

#include <dlfcn.h>
#include <fenv.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static void *(*create)(int);
static void (*release)(void *);
static const char *(*version)(void *);
static void (*set_expression)(void *, const char *);
static void (*define_variable)(void *, const char *, double *);
static void (*define_function)(void *, const char *, double (*)(double), int);
static double (*evaluate)(void *);
static int (*failed)(void *);

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char version_text[128];
static bool loaded;

static void load(void) {
  // The interface that Debian 12 and 13 ship, and the one of whoever has the headers.
  static const char *const names[] = {"libmuparser.so.2", "libmuparser.so"};
  void *library = NULL;
  for (size_t number = 0; !library && number < sizeof names / sizeof *names; number++)
    library = dlopen(names[number], RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
  bool all = true;
#define FIND(ours, theirs) if (!(*(void **)&ours = dlsym(library, theirs))) all = false;
  FIND(create, "mupCreate")
  FIND(release, "mupRelease")
  FIND(version, "mupGetVersion")
  FIND(set_expression, "mupSetExpr")
  FIND(define_variable, "mupDefineVar")
  FIND(define_function, "mupDefineFun1")
  FIND(evaluate, "mupEval")
  FIND(failed, "mupError")
  if (!all) return;
  void *parser = create(0);
  if (!parser) return;
  snprintf(version_text, sizeof version_text, "%s", version(parser));
  release(parser);
  loaded = true;
}

bool muparser_load(void) {
  pthread_once(&once, load);
  return loaded;
}

const char *muparser_version(void) { return loaded ? version_text : NULL; }

struct muparser_formula {
  void *parser;
  double values[];
};

// The message about a mistake lies in a static buffer of the library: one formula is compiled at a time, and the text is not read.
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

muparser_formula *muparser_compile(const char *text, int32_t variables, const double *constants,
                                   int32_t constant_count) {
  int32_t count = variables + constant_count;
  muparser_formula *formula = calloc(1, sizeof *formula + sizeof(double) * (size_t)count);
  if (!formula) return NULL;
  pthread_mutex_lock(&one_at_a_time);
  formula->parser = create(0);
  if (formula->parser) {
    for (int32_t number = 0; number < count; number++) {
      char name[16];
      snprintf(name, sizeof name, "v%d", (int)number);
      formula->values[number] = number < variables ? 1 : constants[number - variables];
      define_variable(formula->parser, name, &formula->values[number]);
    }
    define_function(formula->parser, "floor", floor, 0);
    set_expression(formula->parser, text);
    // The first evaluation parses.
    evaluate(formula->parser);
    if (failed(formula->parser)) {
      release(formula->parser);
      formula->parser = NULL;
    }
  }
  pthread_mutex_unlock(&one_at_a_time);
  if (formula->parser) return formula;
  free(formula);
  return NULL;
}

void muparser_release(muparser_formula *formula) {
  if (!formula) return;
  release(formula->parser);
  free(formula);
}

static void evaluate_all(const cell_step *step, double *cells) {
  double *values = (double *)step->formula->values;
  void *parser = step->formula->parser;
  const int32_t *sources = step->sources;
  for (int64_t turn = 0; turn < step->count; turn++) {
    for (int32_t number = 0; number < step->width; number++) values[number] = cells[sources[number]];
    sources += step->width;
    cells[step->targets[turn]] = evaluate(parser);
  }
}

enum { lanes = 16 };

#define EACH for (int64_t lane = 0; lane < many; lane++)

static void operate(const arithmetic *next, const int32_t *sources, int32_t width, const int32_t *targets, int64_t many,
                    double *cells) {
  double stack[arithmetic_depth + 1][lanes];
  int32_t top = 0;
  for (; next->kind != arithmetic_end; next++) {
    double *a = stack[top], *b = a;
    if (next->kind >= arithmetic_plus && next->kind <= arithmetic_max) a = stack[--top];
    switch (next->kind) {
    case arithmetic_variable:
      b = stack[++top];
      EACH b[lane] = cells[sources[lane * width + next->variable]];
      break;
    case arithmetic_constant:
      b = stack[++top];
      EACH b[lane] = next->constant;
      break;
    case arithmetic_plus: EACH a[lane] += b[lane]; break;
    case arithmetic_minus: EACH a[lane] -= b[lane]; break;
    case arithmetic_times: EACH a[lane] *= b[lane]; break;
    case arithmetic_over: EACH a[lane] /= b[lane]; break;
    case arithmetic_min: EACH a[lane] = b[lane] < a[lane] ? b[lane] : a[lane]; break;
    case arithmetic_max: EACH a[lane] = b[lane] > a[lane] ? b[lane] : a[lane]; break;
    case arithmetic_negative: EACH b[lane] = -b[lane]; break;
    case arithmetic_end: break;
    }
  }
  EACH cells[targets[lane]] = stack[top][lane];
}

static void operate_all(const cell_step *step, double *cells) {
  for (int64_t turn = 0; turn < step->count; turn += lanes)
    operate(step->program, step->sources + turn * step->width, step->width, step->targets + turn,
            step->count - turn < lanes ? step->count - turn : lanes, cells);
}

static void add_all(const cell_step *step, double *cells) {
  const int32_t *sources = step->sources;
  for (int64_t turn = 0; turn < step->count; turn++) {
    double sum = 0;
    for (int32_t number = 0; number < step->width; number++) sum += cells[sources[number]];
    sources += step->width;
    cells[step->targets[turn]] = sum * step->factor;
  }
}

void cells_compute(const cell_step *steps, int64_t count, double *cells, const uint64_t *changed, int32_t words) {
  for (const cell_step *step = steps; step < steps + count; step++) {
    bool depends = !changed;
    for (int32_t word = 0; !depends && word < words; word++) depends = step->reads[word] & changed[word];
    if (!depends) continue;
    if (step->formula) evaluate_all(step, cells);
    else if (step->program) operate_all(step, cells);
    else add_all(step, cells);
  }
}

int arithmetic_faults(void) {
  int raised = fetestexcept(FE_DIVBYZERO | FE_INVALID | FE_OVERFLOW);
  return (raised & FE_DIVBYZERO ? arithmetic_divided_by_zero : 0) | (raised & FE_INVALID ? arithmetic_without_value : 0)
         | (raised & FE_OVERFLOW ? arithmetic_too_large : 0);
}

void arithmetic_clear(void) { feclearexcept(FE_DIVBYZERO | FE_INVALID | FE_OVERFLOW); }
