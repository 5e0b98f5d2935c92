#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""See that every public aggregate takes designated initialisers without a warning: designated.py COMPILER -I...

Members that are left out have a default, so that gcc and clang find no field missing. A program is made of the public
headers: of each aggregate a value with one member designated. It is compiled, with its warnings as errors; so is one
that must be refused.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INCLUDE = ROOT / "include"

# Aggregates that are left out, each with its reason.
EXCUSED = {
    "moved_date": "its dates have no empty value, so that both must be given",
}
# Headers of types that others lay down, or that only name what C programs call.
APART = {"habeas/io/arrow.hpp", "habeas/graph/boost_graph.hpp", "habeas/time/boost_date_time.hpp"}

STRUCT = re.compile(r"^struct (?:HABEAS_API )?(\w+) \{\n(.*?)^\};", re.MULTILINE | re.DOTALL)
INSIDE = re.compile(r"^namespace detail \{\n.*?^\}  // namespace detail", re.MULTILINE | re.DOTALL)
MEMBER = re.compile(
    r"^  (?!using|friend|static|typedef|template|enum|struct)(?=\w)[\w:<>, *]+[ *>](\w+)(?: = [^;]*|\{[^;]*\})?;",
    re.MULTILINE,
)


def aggregates(text: str) -> list[tuple[str, str]]:
    """Give the name and the first member of each aggregate of a header."""
    found = []
    bare = re.sub(r"//[^\n]*", "", INSIDE.sub("", text))
    for match in STRUCT.finditer(bare):
        name, body = match.groups()
        constructed = re.search(rf"^  (?:explicit |constexpr |consteval )*{name}\(", body, re.MULTILINE)
        member = MEMBER.search(body)
        template = bare[: match.start()].rstrip().endswith(">")
        if member and not constructed and not template:
            found.append((name, member.group(1)))
    return found


def program() -> tuple[str, int]:
    headers = sorted(p for p in INCLUDE.rglob("*.hpp") if p.relative_to(INCLUDE).as_posix() not in APART)
    lines = [f"#include <{p.relative_to(INCLUDE).as_posix()}>" for p in headers]
    made = 0
    lines += [f"using namespace {name};" for name in ("habeas", "habeas::solve", "habeas::graph", "habeas::verify")]
    for path in headers:
        for name, member in aggregates(path.read_text(encoding="utf-8")):
            if name in EXCUSED:
                continue
            lines.append(f"[[maybe_unused]] static const auto one_{made} = {name}{{.{member} = {{}}}};")
            made += 1
    return "\n".join(lines) + "\n", made


def said_of(compiler: list[str], text: str) -> str:
    """Give what a compiler says against a program; nothing where it takes it."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "designated.cpp"
        source.write_text(text, encoding="utf-8")
        command = [*compiler, "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", str(source)]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        return "" if run.returncode == 0 else run.stderr or "refused"


def main() -> int:
    compiler = [word for word in sys.argv[1:] if word]
    text, made = program()
    refused = said_of(compiler, text)
    if refused:
        print(refused, file=sys.stderr)
    # clang 14 warns of what is left out by place, gcc of what is left out by name too.
    bare = "struct bare {{ int first; int second; }};\nconst bare one{{{}}};\nint main() {{ return one.second; }}\n"
    sound = any("missing" in said_of(compiler, bare.format(how)) for how in (".first = 1", "1"))
    if not sound:
        print("a member without a default is not seen", file=sys.stderr)
    print(f"designated: {made} aggregates, {'all taken' if not refused else 'some refused'}")
    return 0 if not refused and sound and made > 50 else 1


if __name__ == "__main__":
    sys.exit(main())
