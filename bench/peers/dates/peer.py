# SPDX-License-Identifier: MIT
"""The package `edtf` on the texts of a file: parsing, and its strict lower and upper bound (it has two, not four).

python peer.py FILE SECONDS   prints texts, those that are dates, and nanoseconds for each; writes the dates to FILE.python
"""

import sys
import time
from pathlib import Path

import edtf


def bounds(text: str) -> object:
    """Parse one text and ask for both bounds."""
    date = edtf.parse_edtf(text)
    return date.lower_strict(), date.upper_strict()


def main() -> None:
    """Time the texts of a file."""
    file, seconds = sys.argv[1], float(sys.argv[2])
    texts = []
    # It takes a tenth of a millisecond and more for each text: some hundreds of them are enough.
    lines = Path(file).read_text(encoding="utf-8").split()[:2000]
    for line in lines:
        try:
            bounds(line)
        except Exception:
            continue
        texts.append(line)
    Path(f"{file}.python").write_text("\n".join(texts) + "\n", encoding="utf-8")
    read = 0
    start = time.perf_counter()
    while time.perf_counter() - start < seconds:
        for text in texts:
            bounds(text)
            read += 1
            if time.perf_counter() - start >= seconds:
                break
    spent = time.perf_counter() - start
    print(f"python {len(lines)} {len(texts)} {spent * 1e9 / read:.1f}")


if __name__ == "__main__":
    main()
