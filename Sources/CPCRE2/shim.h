#pragma once
// The header wants the width of a code unit before it is included: patterns and texts here are UTF-8.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
