// SPDX-License-Identifier: MIT
// What the shared libraries let others see: HABEAS_API marks it, everything else stays inside.
#pragma once

#if defined(__GNUC__)
#define HABEAS_API __attribute__((visibility("default")))
#else
#define HABEAS_API
#endif
