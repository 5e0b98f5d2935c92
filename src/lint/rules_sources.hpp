// SPDX-License-Identifier: MIT
// Rules about who said it: one origin told as several, one count told again, superseding what is another's.
#pragma once

#include "proof/claim_windows.hpp"
#include <habeas/lint/finding.hpp>

namespace habeas::detail {

/// one_origin: a claim and all that repeat it are one voice.
void one_origin(finding_list& into);

/// supersedes_other: what is superseded is another speaker's, of another account, or of another kind.
void supersedes_other(finding_list& into);

/// All rules of this header.
void find_sources(finding_list& into);

}  // namespace habeas::detail
