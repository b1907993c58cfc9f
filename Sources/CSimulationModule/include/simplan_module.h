/* The simplan module contract for C: what a shared library exports, and the numbers of the contract. What crosses,
 * requests, replies and the manifest, stands in PROTOCOL.md beside the folder of this file (beside this file where simplan
 * is installed, and in a new module in C).
 */
#ifndef SIMPLAN_MODULE_H
#define SIMPLAN_MODULE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define SIMPLAN_MODULE_ABI 2
#define SIMPLAN_MODULE_LEVEL 1

/* The first three bytes of every frame; the fourth is SIMPLAN_MODULE_ABI. */
#define SIMPLAN_FRAME_MARK "SMF"

/* What a module hands to the receiver. */
#define SIMPLAN_MODULE_REPLY 0    /* the reply: exactly once for every request */
#define SIMPLAN_MODULE_PROGRESS 1 /* a progress message while a request is being answered */

/* What a receiver answers. */
#define SIMPLAN_MODULE_CONTINUE 0
#define SIMPLAN_MODULE_STOP 1 /* finish soon: the samples not yet computed are left out */

/* Called by the module on the thread that called `answer`, before `answer` returns. `bytes` are the module's; they live
 * until the call returns. */
typedef int32_t (*simplan_module_receive)(void *receiver, int32_t kind, const uint8_t *bytes, int64_t count);

typedef struct simplan_module {
  /* SIMPLAN_MODULE_ABI as the module was built. A host checks it before it reads anything behind it. */
  uint32_t abi_version;
  /* sizeof(simplan_module) as the module was built. */
  uint32_t size;
  /* The module's own; handed back in every call. */
  void *state;
  /* Answers one request. `request` is the host's and lives until the call returns; it is 8-byte aligned. `receiver` is
   * the host's own and handed back in every call of `receive`; it need not be an address.
   * Returns 0 when it has called `receive` with a reply (which may tell of an error), and something else when it
   * could not reply at all. */
  int32_t (*answer)(void *state, const uint8_t *request, int64_t count, void *receiver,
                    simplan_module_receive receive);
} simplan_module;

#ifdef __cplusplus
}
#endif
#endif
