// SPDX-License-Identifier: MIT
// A bound without its proofs, where it was first looked for.
#pragma once

#include <habeas/proof/bound_ends.hpp>
