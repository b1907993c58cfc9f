/* A module that breaks the contract in the way its parameter `fault` names; fault 0 answers as it should.
 * The session's number is the fault, so that a run knows it. */
#define _GNU_SOURCE
#include "BadReplies.h"

#include <fcntl.h>
#include <fenv.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char manifest[] =
    "{\"manifest\":{\"identifier\":\"bad-replies\",\"version\":\"1\",\"title\":{\"en\":\"Bad replies\",\"zh\":\"错误应答\"},"
    "\"summary\":\"Breaks the contract on request.\","
    "\"parameters\":[{\"key\":\"fault\",\"kind\":{\"type\":\"integer\",\"lower\":0},\"meaning\":\"what to do wrong\",\"defualt\":{}}],"
    "\"outputs\":[{\"name\":\"value\",\"unit\":\"1\",\"axes\":[\"year\"],\"meaning\":\"1 for every year\"}]}}";

/* Sends a message of one head and `blocks` blocks of two values each; `value` is the last of them. */
static int32_t send(simplan_module_receive receive, void *receiver, int32_t kind, const char *head, uint64_t blocks,
                    double value) {
  uint64_t length = strlen(head), padded = (length + 7) & ~(uint64_t)7;
  uint64_t count = 16 + 8 * blocks + padded + 16 * blocks;
  uint8_t *bytes = calloc(1, count);
  if (bytes == NULL) return SIMPLAN_MODULE_STOP;
  memcpy(bytes, &length, 8);
  memcpy(bytes + 8, &blocks, 8);
  memcpy(bytes + 16 + 8 * blocks, head, length);
  for (uint64_t block = 0; block < blocks; block++) {
    uint64_t two = 2;
    double values[2] = {1, block + 1 == blocks ? value : 1};
    memcpy(bytes + 16 + 8 * block, &two, 8);
    memcpy(bytes + 16 + 8 * blocks + padded + 16 * block, values, 16);
  }
  int32_t answer = receive(receiver, kind, bytes, (int64_t)count);
  free(bytes);
  return answer;
}

/* The number behind `key` in the request's head, or -1. */
static int number(const uint8_t *request, int64_t count, const char *key) {
  size_t width = strlen(key);
  for (int64_t at = 0; at + (int64_t)width < count; at++) {
    if (memcmp(request + at, key, width) == 0) return (int)strtol((const char *)request + at + width, NULL, 10);
  }
  return -1;
}

static int holds(const uint8_t *request, int64_t count, const char *text) {
  size_t width = strlen(text);
  for (int64_t at = 0; at + (int64_t)width <= count; at++) {
    if (memcmp(request + at, text, width) == 0) return 1;
  }
  return 0;
}

#define VALUE "\"outputs\":{\"value\":{\"block\":0}}"
#define GOOD "{" VALUE "}"

/* A callback that is made on another thread, or after its request was answered. */
static struct {
  simplan_module_receive receive;
  void *receiver;
} later;

static void *call_back(void *unused) {
  (void)unused;
  send(later.receive, later.receiver, SIMPLAN_MODULE_REPLY, GOOD, 1, 7);
  return NULL;
}

static void *end_process(void *unused) {
  (void)unused;
  exit(0);
}

static void on_thread(void *(*work)(void *)) {
  pthread_t thread;
  if (pthread_create(&thread, NULL, work, NULL) == 0) pthread_join(thread, NULL);
}

/* Leaves what it shares with the host otherwise than it found it. */
static void disturb(int fault) {
  switch (fault) {
    case 50: fesetround(FE_UPWARD); break;
    case 51: setlocale(LC_ALL, "C.UTF-8"); break;
    case 52: if (chdir("/") != 0) abort(); break;
    case 53: umask(0); break;
    case 54: signal(SIGINT, SIG_IGN); break;
    case 55: close(1); break;
    case 56: {
      int folder = open("/", O_RDONLY);
      dup2(folder, 2);
      close(folder);
      break;
    }
    case 57: puts("a word on standard output"); break;
    case 58: {
      sigset_t all;
      sigfillset(&all);
      pthread_sigmask(SIG_BLOCK, &all, NULL);
      break;
    }
    case 59: uselocale(newlocale(LC_ALL_MASK, "C.UTF-8", (locale_t)0)); break;
    default: break;
  }
}

static void hang(void) {
  for (;;) pause();
}

static int32_t run(int fault, void *receiver, simplan_module_receive receive) {
  const int32_t reply = SIMPLAN_MODULE_REPLY, progress = SIMPLAN_MODULE_PROGRESS;
  switch (fault) {
    case 1: return 0;
    case 2: return 7;
    case 3:
      send(receive, receiver, reply, GOOD, 1, 1);
      send(receive, receiver, reply, GOOD, 1, 1);
      return 0;
    case 4: send(receive, receiver, reply, GOOD, 1, 1); return 7;
    case 5: receive(receiver, reply, NULL, 8); return 0;
    case 6: send(receive, receiver, 42, GOOD, 1, 1); return 0;
    case 7:
      send(receive, receiver, reply, GOOD, 1, 1);
      send(receive, receiver, progress, "{\"sample\":0,\"fraction\":1}", 0, 0);
      return 0;
    case 8:
      send(receive, receiver, progress, "{\"sample\":0,\"fraction\":2}", 0, 0);
      send(receive, receiver, reply, GOOD, 1, 1);
      return 0;
    case 9: send(receive, receiver, reply, "{\"error\":\"out of order\"}", 0, 0); return 0;
    case 10: send(receive, receiver, reply, "[1]", 0, 0); return 0;
    case 11:
      send(receive, receiver, reply, "{\"samples\":[{\"sample\":0,\"status\":\"stopped\"}]," VALUE "}", 1, 1);
      return 0;
    case 12:
      send(receive, receiver, reply,
           "{\"samples\":[{\"sample\":1,\"notes\":[\"too far\"]}]," VALUE "}", 1, 1);
      return 0;
    case 13: send(receive, receiver, reply, "{\"outputs\":{}}", 0, 0); return 0;
    case 14: send(receive, receiver, reply, GOOD, 0, 0); return 0;
    case 15: send(receive, receiver, reply, GOOD, 1, 0.0 / 0.0); return 0;
    case 16:
      send(receive, receiver, reply,
           "{\"outputs\":{\"value\":{\"block\":0},\"more\":{\"block\":1}}}", 2, 1);
      return 0;
    case 17:
      send(receive, receiver, reply, "{\"samples\":[{\"sample\":0,\"status\":\"failed\"}]," VALUE "}", 1, 1);
      return 0;
    case 18:
      send(receive, receiver, reply,
           "{\"samples\":[{\"sample\":0,\"status\":\"failed\",\"message\":\"no\"}]," VALUE "}", 1, 1);
      return 0;
    case 19:
      send(receive, receiver, reply, "{\"stoppedAt\":0," VALUE "}", 1, 1);
      return 0;
    case 20:
      send(receive, receiver, reply,
           "{\"samples\":[{\"sample\":0,\"notes\":[\"a\"]},{\"sample\":0,\"notes\":[\"b\"]}]," VALUE "}", 1, 1);
      return 0;
    case 21: send(receive, receiver, progress, "{\"fraction\":", 0, 0); return 0;
    case 22: send(receive, receiver, reply, "{\"samples\":[{\"sample\":0,\"status\":\"fine\"}]}", 0, 0); return 0;
    case 23: {
      const uint64_t huge[3] = {2, UINT64_MAX, 0};
      receive(receiver, reply, (const uint8_t *)huge, sizeof(huge));
      return 0;
    }
    case 24: {
      const uint64_t small[2] = {0, 0};
      receive(receiver, reply, (const uint8_t *)small, INT64_MAX);
      return 0;
    }
    case 25:
      if (later.receive != NULL) call_back(NULL);
      later.receive = receive, later.receiver = receiver;
      send(receive, receiver, reply, GOOD, 1, 1);
      return 0;
    case 26:
      later.receive = receive, later.receiver = receiver;
      on_thread(call_back);
      later.receive = NULL;
      send(receive, receiver, reply, GOOD, 1, 1);
      return 0;
    case 27: {
      const uint64_t huge[4] = {2, 1, (uint64_t)1 << 60, 0};
      receive(receiver, reply, (const uint8_t *)huge, sizeof(huge));
      return 0;
    }
    case 60: exit(0);
    case 64: usleep(1500 * 1000); break;
    case 65: on_thread(end_process); break;
    case 66: hang();
    case 68: signal(SIGINT, SIG_IGN); hang();
    case 70: abort();
    case 71: *(volatile int *)(uintptr_t)(fault - 71) = 0; break;
    case 72: {
      uint8_t *much = malloc((size_t)4 << 30);
      if (much == NULL) abort();
      memset(much, 1, (size_t)4 << 30);
      free(much);
      break;
    }
    default: disturb(fault); break;
  }
  send(receive, receiver, reply, GOOD, 1, 1);
  return 0;
}

static int32_t answer(void *state, const uint8_t *request, int64_t count, void *receiver,
                      simplan_module_receive receive) {
  (void)state;
  if (holds(request, count, "\"request\":\"describe\"")) {
    if (getenv("BAD_REPLIES_EXITS") != NULL) exit(0);
    if (getenv("BAD_REPLIES_HANGS") != NULL) hang();
    send(receive, receiver, SIMPLAN_MODULE_REPLY, manifest, 0, 0);
  } else if (holds(request, count, "\"request\":\"check\"")) {
    if (number(request, count, "\"fault\":{\"integer\":") == 61) exit(0);
    if (number(request, count, "\"fault\":{\"integer\":") == 67) hang();
    int stray = number(request, count, "\"fault\":{\"integer\":") == 31;
    send(receive, receiver, SIMPLAN_MODULE_REPLY,
         stray ? "{\"diagnostics\":[{\"parameter\":\"other\",\"message\":\"is wrong\",\"advice\":\"mend it\"}]}"
               : "{\"diagnostics\":[]}",
         0, 0);
  } else if (holds(request, count, "\"request\":\"labels\"")) {
    send(receive, receiver, SIMPLAN_MODULE_REPLY, "{\"error\":\"no labels are kept here\"}", 0, 0);
  } else if (holds(request, count, "\"request\":\"run\"")) {
    return run(number(request, count, "\"session\":"), receiver, receive);
  } else {
    int fault = holds(request, count, "\"request\":\"open\"") ? number(request, count, "\"fault\":{\"integer\":")
                                                              : number(request, count, "\"session\":");
    if (fault < 0) fault = 0;
    if (fault == 62 && holds(request, count, "\"request\":\"open\"")) exit(0);
    if (fault == 63 && holds(request, count, "\"request\":\"close\"")) exit(0);
    char head[] = "{\"session\":00}";
    if (fault == 30) head[1] = '}', head[2] = 0;
    /* JSON knows no leading zero. */
    head[11] = fault < 10 ? ' ' : (char)('0' + fault / 10 % 10);
    head[12] = (char)('0' + fault % 10);
    send(receive, receiver, SIMPLAN_MODULE_REPLY, head, 0, 0);
  }
  return 0;
}

simplan_module *simplan_module_entry(void) {
  static simplan_module table = {SIMPLAN_MODULE_ABI, sizeof(simplan_module), NULL, answer};
  return &table;
}
