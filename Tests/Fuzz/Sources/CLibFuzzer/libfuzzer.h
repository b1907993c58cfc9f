#pragma once
#include <stddef.h>
#include <stdint.h>

// One of libFuzzer's own mutations, in place; returns the new length. The driver that -sanitize=fuzzer links defines it.
size_t LLVMFuzzerMutate(uint8_t *bytes, size_t count, size_t room);
