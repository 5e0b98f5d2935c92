# SPDX-License-Identifier: MIT
"""5. What followed on a day from what had been said by then: a figure of the evening replaces that of the afternoon."""

import habeas

dossier = habeas.examples.venezuela()
for name in ("VEN-084", "VEN-085"):
    print(f"{name}: {dossier.claims[name].quantity} freed on 25 January 2026")

# A superseded claim stays readable; it no longer counts from when it was superseded.
print("\nas known at          VEN-084       VEN-085       freed on 25 January  freed since 8 January")
for time in ("2026-01-24", "2026-01-25T19:59:59-04:00", "2026-01-25", "2026-01-26"):
    view = dossier.as_known_on(time)
    ledger = view.ledger("foro_penal")
    on_the_day = ledger.exits("end:2026-01-24", "end:2026-01-25", kind="release")
    since = ledger.exits("end:2026-01-07", "end:2026-01-25", kind="release")
    afternoon, evening = view.claims["VEN-084"].standing, view.claims["VEN-085"].standing
    print(f"{time:<19.19}  {afternoon:<12}  {evening:<12}  {on_the_day!s:<19}  {since}")

# Views compose: what would have followed that evening without the later figure.
without = dossier.as_known_on("2026-01-25").without("VEN-085")
freed = without.ledger("foro_penal").exits("end:2026-01-24", "end:2026-01-25", kind="release")
standing = without.claims["VEN-084"].standing
print(f"\nThat evening, without VEN-085: VEN-084 {standing}; freed on 25 January: {freed}")
