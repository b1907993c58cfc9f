/* TITLE: a module of simplan in C. PROTOCOL.md, beside this file, says what every message holds; `make` builds
 * libTYPE.so. The numbers and words of the example are yours to replace: the manifest, `struct parameters`, `read`,
 * `fault` and `compute`. */
#include "simplan_module.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char manifest[] =
    "{\"manifest\": {\"identifier\": \"NAME\", \"version\": \"0.1.0\","
    " \"title\": {\"en\": \"TITLE\", \"zh\": \"TITLE\"},"
    " \"summary\": \"Electricity of plants that run some hours a year.\","
    " \"parameters\": ["
    "  {\"key\": \"capacity\", \"kind\": {\"type\": \"array\", \"axes\": [\"year\"], \"unit\": \"GW\", \"lower\": 0},"
    "   \"meaning\": \"capacity in use\"},"
    "  {\"key\": \"full_load_hours\", \"kind\": {\"type\": \"number\", \"unit\": \"h\", \"lower\": 0, \"upper\": 8784},"
    "   \"meaning\": \"hours a year at full load\","
    "   \"default\": {\"value\": {\"number\": 2000}, \"origin\": \"assumption\", \"low\": 1500, \"high\": 2500,"
    "    \"source\": \"an example: write your own reason\"}}],"
    " \"outputs\": [{\"name\": \"electricity\", \"unit\": \"TWh\", \"axes\": [\"year\"],"
    "   \"meaning\": \"electricity used\", \"iamc\": \"Final Energy|Electricity|TITLE\"}],"
    " \"links\": [{\"kind\": \"electricityDemand\", \"output\": \"electricity\"}],"
    " \"charts\": [{\"name\": \"electricity\", \"output\": \"electricity\", \"mark\": \"columns\","
    "   \"title\": \"Electricity used\", \"quantity\": \"Electricity\"}]},"
    " \"level\": 1}";

/* JSON: a place in the text of a head ----------------------------------------------------------------------------- */

static const char *blank(const char *place) {
  while (*place && strchr(" \t\r\n,:", *place)) place++;
  return place;
}

/* Behind the value that begins here; at the end of the text where it does not end. */
static const char *skip(const char *place) {
  int depth = 0;
  place = blank(place);
  do {
    if (*place == '"') {
      for (place++; *place && *place != '"'; place++)
        if (*place == '\\' && place[1]) place++;
      if (*place) place++;
    } else if (*place && strchr("[{", *place)) {
      depth++, place++;
    } else if (*place && strchr("]}", *place)) {
      depth--, place++;
    } else {
      while (*place && !strchr("\"[]{}", *place) && (depth || !strchr(" \t\r\n,", *place))) place++;
    }
  } while (*place && depth > 0);
  return place;
}

/* The first item of a list, the first key of an object; null where it has none. */
static const char *first(const char *list) {
  if (!list || !*list || !strchr("[{", *list)) return NULL;
  list = blank(list + 1);
  return *list && !strchr("]}", *list) ? list : NULL;
}

/* The next item of a list; of an object, where `item` is a value, the next key. */
static const char *next(const char *item) {
  item = blank(skip(item));
  return *item && !strchr("]}", *item) ? item : NULL;
}

/* Whether a text in quotes is this one. */
static bool is(const char *text, const char *word) {
  size_t length = strlen(word);
  return text && *text == '"' && !strncmp(text + 1, word, length) && text[1 + length] == '"';
}

/* The value of a key of an object; null where it has none. */
static const char *value(const char *object, const char *key) {
  for (const char *name = first(object); name;) {
    const char *here = blank(skip(name));
    if (is(name, key)) return here;
    name = next(here);
  }
  return NULL;
}

static int count(const char *list) {
  int items = 0;
  for (const char *item = first(list); item; item = next(item)) items++;
  return items;
}

/* Messages: a head and blocks of doubles -------------------------------------------------------------------------- */

struct message {
  char *head; /* ends with a zero byte */
  uint64_t blocks;
  const uint8_t *lengths, *values;
};

static uint64_t length_of(const struct message *message, uint64_t block) {
  uint64_t length;
  memcpy(&length, message->lengths + 8 * block, 8);
  return length;
}

/* False for bytes that are no message. */
static bool open_message(struct message *message, const uint8_t *bytes, uint64_t size) {
  uint64_t head, total = 0;
  if (size < 16) return false;
  memcpy(&head, bytes, 8);
  memcpy(&message->blocks, bytes + 8, 8);
  if (head > size || message->blocks > size / 8) return false;
  uint64_t padded = (head + 7) / 8 * 8, start = 16 + 8 * message->blocks + padded;
  message->lengths = bytes + 16;
  message->values = bytes + start;
  if (start > size) return false;
  for (uint64_t block = 0; block < message->blocks; block++) {
    if (length_of(message, block) > size / 8) return false;
    total += length_of(message, block);
  }
  if (start + 8 * total != size || memchr(bytes + 16 + 8 * message->blocks, 0, head)) return false;
  message->head = calloc(1, head + 1);
  if (message->head) memcpy(message->head, bytes + 16 + 8 * message->blocks, head);
  return message->head != NULL;
}

/* The doubles of {"block": n}; null where there are not `count` of them. */
static const double *block(const struct message *message, const char *object, uint64_t count) {
  const char *number = value(object, "block");
  uint64_t place = number ? strtoull(number, NULL, 10) : message->blocks, start = 0;
  if (place >= message->blocks || length_of(message, place) != count) return NULL;
  for (uint64_t before = 0; before < place; before++) start += length_of(message, before);
  return (const double *)(message->values + 8 * start);
}

struct answer {
  void *receiver;
  simplan_module_receive receive;
};

static int32_t reply(struct answer to, const char *head, uint64_t blocks, const double *values, uint64_t count) {
  uint64_t length = strlen(head), padded = (length + 7) / 8 * 8, size = 16 + 8 * blocks + padded + 8 * blocks * count;
  uint8_t *bytes = calloc(1, size);
  if (!bytes) return 1;
  memcpy(bytes, &length, 8);
  memcpy(bytes + 8, &blocks, 8);
  if (blocks) memcpy(bytes + 16, &count, 8);
  memcpy(bytes + 16 + 8 * blocks, head, length);
  if (blocks) memcpy(bytes + 16 + 8 * blocks + padded, values, 8 * count);
  to.receive(to.receiver, SIMPLAN_MODULE_REPLY, bytes, (int64_t)size);
  free(bytes);
  return 0;
}

static int32_t refuse(struct answer to, const char *why) {
  char head[400];
  snprintf(head, sizeof head, "{\"error\": \"%s\"}", why);
  return reply(to, head, 0, NULL, 0);
}

/* The model ------------------------------------------------------------------------------------------------------- */

struct parameters {
  int years;
  double full_load_hours;
  double *capacity; /* GW, by year */
};

/* Reads the parameters of a request. Returns what is wrong with it, or null. */
static const char *read(struct parameters *found, const struct message *request) {
  const char *given = value(request->head, "parameters"), *capacity = value(value(given, "capacity"), "array");
  const char *hours = value(value(given, "full_load_hours"), "number");
  found->years = count(value(value(request->head, "axes"), "year"));
  if (value(request->head, "mode")) return "this module has no modes";
  for (const char *name = first(given); name; name = next(skip(name)))
    if (!is(name, "capacity") && !is(name, "full_load_hours"))
      return "there is a parameter that this module does not have";
  const double *values = block(request, capacity, (uint64_t)found->years);
  if (!values || !hours || !found->years) return "capacity, full_load_hours or the years are missing";
  found->full_load_hours = strtod(hours, NULL);
  found->capacity = malloc(sizeof(double) * (size_t)found->years);
  if (!found->capacity) return "there is no memory";
  memcpy(found->capacity, values, sizeof(double) * (size_t)found->years);
  return NULL;
}

/* The fault of the values, with its parameter and year (-1 for none); null where they have none. */
static const char *fault(const struct parameters *given, const char **key, int *year) {
  *year = -1;
  *key = "full_load_hours";
  if (!(given->full_load_hours >= 0 && given->full_load_hours <= 8784)) return "a year has 0 to 8,784 hours";
  *key = "capacity";
  for (*year = 0; *year < given->years; ++*year)
    if (!(given->capacity[*year] >= 0)) return "a capacity is not below zero";
  return NULL;
}

/* TWh by year: GW times hours are GWh. */
static void compute(const struct parameters *given, double *electricity) {
  for (int year = 0; year < given->years; year++)
    electricity[year] = given->capacity[year] * given->full_load_hours / 1000;
}

/* Requests -------------------------------------------------------------------------------------------------------- */

struct session {
  long long number;
  struct parameters given;
  char *years; /* the labels, as JSON */
  struct session *behind;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct session *sessions;

static struct session *find(const char *number, bool remove) {
  struct session *found = NULL;
  pthread_mutex_lock(&lock);
  for (struct session **place = &sessions; number && *place; place = &(*place)->behind) {
    if ((*place)->number != strtoll(number, NULL, 10)) continue;
    found = *place;
    if (remove) *place = found->behind;
    break;
  }
  pthread_mutex_unlock(&lock);
  return found;
}

static char *copy(const char *from) {
  size_t length = from ? (size_t)(skip(from) - from) : 0;
  char *text = calloc(1, length + 1);
  if (text && length) memcpy(text, from, length);
  return text;
}

static int32_t check(struct answer to, const struct message *request) {
  struct parameters given = {0};
  const char *key, *wrong = read(&given, request), *label = first(value(value(request->head, "axes"), "year"));
  char head[600], index[200] = "";
  int year;
  if (wrong) return refuse(to, wrong);
  wrong = fault(&given, &key, &year);
  free(given.capacity);
  if (!wrong) return reply(to, "{\"diagnostics\": []}", 0, NULL, 0);
  for (int before = 0; label && before < year; before++) label = next(label);
  if (year >= 0 && label) snprintf(index, sizeof index, "%.*s", (int)(skip(label) - label), label);
  snprintf(head, sizeof head,
           "{\"diagnostics\": [{\"severity\": \"error\", \"parameter\": \"%s\", \"index\": [%s], "
           "\"message\": \"%s\"}]}",
           key, index, wrong);
  return reply(to, head, 0, NULL, 0);
}

static int32_t open_session(struct answer to, const struct message *request) {
  struct session *opened = calloc(1, sizeof *opened);
  const char *key, *wrong = opened ? read(&opened->given, request) : "there is no memory";
  char head[60];
  int year;
  if (!wrong) wrong = fault(&opened->given, &key, &year);
  if (wrong) {
    if (opened) free(opened->given.capacity);
    free(opened);
    return refuse(to, wrong);
  }
  opened->years = copy(value(value(request->head, "axes"), "year"));
  pthread_mutex_lock(&lock);
  static long long last;
  opened->number = ++last;
  opened->behind = sessions;
  sessions = opened;
  pthread_mutex_unlock(&lock);
  snprintf(head, sizeof head, "{\"session\": %lld}", opened->number);
  return reply(to, head, 0, NULL, 0);
}

static int32_t close_session(struct answer to, const struct message *request) {
  struct session *closed = find(value(request->head, "session"), true);
  char head[60];
  if (!closed) return refuse(to, "there is no such session");
  snprintf(head, sizeof head, "{\"session\": %lld}", closed->number);
  free(closed->given.capacity);
  free(closed->years);
  free(closed);
  return reply(to, head, 0, NULL, 0);
}

/* Replaces what a run varies in the parameters of a sample. False for a path that leads nowhere. */
static bool vary(struct parameters *given, const struct session *session, const struct message *request,
                 uint64_t sample, uint64_t samples) {
  for (const char *item = first(value(request->head, "varied")); item; item = next(item)) {
    const char *path = first(value(item, "path")), *label = path ? next(path) : NULL, *each = value(item, "perSample");
    int year = 0, width = 1;
    double *target = &given->full_load_hours;
    if (is(path, "capacity")) {
      const char *known = first(session->years);
      while (label && known && strncmp(known, label, (size_t)(skip(label) - label))) known = next(known), year++;
      if (label && !known) return false;
      target = given->capacity + year;
      width = label ? 1 : given->years;
    } else if (!is(path, "full_load_hours") || label) {
      return false;
    }
    bool per_sample = each && *each == 't';
    const double *values = block(request, item, (uint64_t)width * (per_sample ? samples : 1));
    if (!values) return false;
    memcpy(target, values + (per_sample ? sample * (uint64_t)width : 0), sizeof(double) * (size_t)width);
  }
  return true;
}

static int32_t run(struct answer to, const struct message *request) {
  const struct session *session = find(value(request->head, "session"), false);
  const char *number = value(request->head, "samples"), *wanted = value(request->head, "wanted"), *key;
  uint64_t samples = number ? strtoull(number, NULL, 10) : 1;
  if (!session) return refuse(to, "there is no such session");
  if (samples < 1 || samples > 1048576) return refuse(to, "a run has 1 to 1,048,576 samples");
  int years = session->given.years, year;
  struct parameters given = session->given;
  double *electricity = calloc(samples * (uint64_t)years, sizeof(double));
  char *failures = calloc(1, 200 * samples + 100), *end = failures;
  given.capacity = malloc(sizeof(double) * (size_t)years);
  bool is_sound = electricity && failures && given.capacity;
  for (uint64_t sample = 0; is_sound && sample < samples; sample++) {
    given.full_load_hours = session->given.full_load_hours;
    memcpy(given.capacity, session->given.capacity, sizeof(double) * (size_t)years);
    is_sound = vary(&given, session, request, sample, samples);
    const char *wrong = is_sound ? fault(&given, &key, &year) : NULL;
    if (wrong)
      end += sprintf(end, "%s{\"sample\": %llu, \"status\": \"failed\", \"message\": \"%s: %s\"}",
                     end == failures ? "" : ", ", (unsigned long long)sample, key, wrong);
    else if (is_sound)
      compute(&given, electricity + sample * (uint64_t)years);
  }
  bool is_wanted = !wanted;
  for (const char *name = first(wanted); name; name = next(name)) is_wanted |= is(name, "electricity");
  char *head = is_sound ? malloc(strlen(failures) + 200) : NULL;
  int32_t result = 0;
  if (head) {
    const char *outputs = is_wanted ? "\"electricity\": {\"block\": 0}" : "";
    sprintf(head, "{\"outputs\": {%s}, \"samples\": [%s]}", outputs, failures);
    result = reply(to, head, is_wanted ? 1 : 0, electricity, samples * (uint64_t)years);
  } else {
    result = refuse(to, "what varies is no parameter of this module, or there is no memory");
  }
  free(head), free(electricity), free(failures), free(given.capacity);
  return result;
}

static int32_t answer(void *state, const uint8_t *bytes, int64_t size, void *receiver,
                      simplan_module_receive receive) {
  struct answer to = {receiver, receive};
  struct message request;
  int32_t result;
  (void)state;
  if (size < 0 || !open_message(&request, bytes, (uint64_t)size)) return refuse(to, "these bytes are no message");
  const char *kind = value(request.head, "request");
  if (is(kind, "describe"))
    result = reply(to, manifest, 0, NULL, 0);
  else if (is(kind, "check"))
    result = check(to, &request);
  else if (is(kind, "open"))
    result = open_session(to, &request);
  else if (is(kind, "run"))
    result = run(to, &request);
  else if (is(kind, "close"))
    result = close_session(to, &request);
  else
    result = refuse(to, "this module does not know the request");
  free(request.head);
  return result;
}

simplan_module *simplan_module_entry(void) {
  static simplan_module table = {SIMPLAN_MODULE_ABI, sizeof(simplan_module), NULL, answer};
  return &table;
}
