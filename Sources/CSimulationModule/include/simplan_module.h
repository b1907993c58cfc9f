/* The simplan module contract: the one stable binary interface.
 *
 * A module is a shared library lib<Folder>.so that exports one function,
 *
 *     simplan_module *simplan_module_entry(void);
 *
 * or a program that speaks the same messages on its standard input and output.
 *
 * Every request and every reply is one message:
 *
 *     bytes 0-7     length of the head in bytes, H       (unsigned 64-bit, little-endian)
 *     bytes 8-15    number of blocks, B                  (unsigned 64-bit, little-endian)
 *     B x 8 bytes   number of doubles in each block      (unsigned 64-bit, little-endian)
 *     H bytes       head: one JSON object in UTF-8, then zero bytes up to a multiple of 8
 *     blocks        doubles (IEEE 754 binary64, little-endian), one block after the other, always finite
 *
 * The head names a block by its index: {"block": 0}. Arrays are row-major over their axes, the last axis fastest.
 * The requests and what answers them, in short (in full: the documentation of SimulationKit's `Request`, `Reply`,
 * `ParameterValue` and `Manifest`); keys that one side does not know are ignored:
 *
 *     {"request": "describe"}                                            -> {"manifest": {...}}
 *     {"request": "check", "mode": "path", "axes": {"year": ["2015"]},
 *      "parameters": {"rate": {"number": 0.08}, "capacity": {"array": {"block": 0}}}}
 *                                                                        -> {"diagnostics": [...]}
 *     {"request": "open", ...as check...}                                -> {"session": 1}
 *     {"request": "run", "session": 1, "samples": 2, "wanted": ["capacity"],
 *      "inputs": {"demand": {"block": 0, "perSample": true}},
 *      "varied": [{"path": ["rate"], "block": 1, "perSample": true}]}
 *                                                                        -> {"outputs": {"capacity": {"block": 0}}}
 *     where samples did not answer, have notes, or were not computed        {"outputs": ..., "samples":
 *      since the host asked to stop                                           [{"sample": 0, "status": "infeasible",
 *                                                                               "message": "why", "notes": ["..."]}],
 *                                                                             "stoppedAt": 1}
 *     {"request": "close", "session": 1}                                 -> {"session": 1}
 *     progress, at any time during a request                                {"sample": 0, "fraction": 0.5}
 *     any request that cannot be answered as a whole                     -> {"error": "why"}
 */
#ifndef SIMPLAN_MODULE_H
#define SIMPLAN_MODULE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Raised by one with every change that an older host or module could not read. */
#define SIMPLAN_MODULE_ABI 2

/* Raised by one with every addition that an older host or module may ignore. */
#define SIMPLAN_MODULE_LEVEL 1

/* What a module hands to the receiver. */
#define SIMPLAN_MODULE_REPLY 0    /* the reply: exactly once for every request */
#define SIMPLAN_MODULE_PROGRESS 1 /* a progress message while a request is being answered */

/* What a receiver answers. */
#define SIMPLAN_MODULE_CONTINUE 0
#define SIMPLAN_MODULE_STOP 1 /* finish soon: the samples not yet computed are left out, and the reply says where it stopped */

/* Called by the module on the thread that called `answer`. `bytes` are the module's; they live until the call returns. */
typedef int32_t (*simplan_module_receive)(void *receiver, int32_t kind, const uint8_t *bytes, int64_t count);

typedef struct simplan_module {
  /* SIMPLAN_MODULE_ABI as the module was built. A host checks it before it reads anything behind it. */
  uint32_t abi_version;
  /* sizeof(simplan_module) as the module was built. */
  uint32_t size;
  /* The module's own; handed back in every call. */
  void *state;
  /* Answers one request. `request` is the host's and lives until the call returns; it is 8-byte aligned.
   * May be called from several threads at once; requests that name the same session never overlap.
   * Returns 0 when it has called `receive` with a reply (which may tell of an error), and something else when it
   * could not reply at all. */
  int32_t (*answer)(void *state, const uint8_t *request, int64_t count, void *receiver,
                    simplan_module_receive receive);
} simplan_module;

#ifdef __cplusplus
}
#endif
#endif
