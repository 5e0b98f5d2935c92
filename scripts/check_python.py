#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Check that no modules of the Python package import one another in a circle, and that its rooms keep their order.

Imports count wherever they are: at the top, within functions, under `if TYPE_CHECKING`. What
`from habeas.model import dates` imports is `habeas.model.dates`; the packages around a module are not counted, though
Python runs them. Exits with 1, listing every fault.
"""

from __future__ import annotations

import argparse
import ast
import sys
from pathlib import Path

PACKAGE = "habeas"

# Modules of the top level that everything may import. They import only one another.
LEAVES = ("_core", "_frozen", "_options", "_progress", "_show", "_tables", "_value", "_whole_file", "errors")

# Folders, and what of the package each may import. What is at the top level otherwise may import all of it.
ROOMS = {
    "model": (*LEAVES, "model"),
    "plot": (*LEAVES, "model", "plot"),
    "answers": (*LEAVES, "model", "plot", "answers"),
}

# What the compiled module imports, from C++: the classes of its errors.
COMPILED = {f"{PACKAGE}._core": (f"{PACKAGE}.errors",)}


def module_name(path: Path, top: Path) -> str:
    """Name a file as Python does; `top` is python/habeas."""
    parts = (PACKAGE, *path.relative_to(top).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def part_of(name: str) -> str:
    """Give the module of the top level, or the folder, that a module is or is in; "" for the package itself."""
    return name.split(".")[1] if "." in name else ""


def named_in(node: ast.AST, package: str) -> list[str]:
    """Give the modules that one import names, or may name: of `from a import b` this is a.b. `package` is around it."""
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
        # Without `as`, `import a.b` gives the name a.
        return names + [alias.name.split(".")[0] for alias in node.names if "." in alias.name and not alias.asname]
    if isinstance(node, ast.ImportFrom):
        around = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
        base = ".".join([*around, *([node.module] if node.module else [])])
        return [f"{base}.{alias.name}" for alias in node.names]
    if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if called in ("import_module", "__import__") and isinstance(node.args[0].value, str):
            return [node.args[0].value]
    return []


def imports(path: Path, name: str, modules: dict[str, Path]) -> list[tuple[int, str]]:
    """Give the line and the module of each import of the package's own modules."""
    package = name if path.stem == "__init__" else name.rpartition(".")[0]
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        for target in named_in(node, package):
            if target.split(".")[0] != PACKAGE:
                continue
            # What is no module is a name within one.
            if target not in modules and isinstance(node, ast.ImportFrom):
                target = target.rpartition(".")[0]
            found.append((node.lineno, target))
    return sorted(set(found))


def refusal(name: str, target: str, modules: dict[str, Path]) -> str:
    """Say why one module may not import another; "" where it may."""
    if target not in modules:
        return f"{target} does not exist"
    if target == PACKAGE:
        return f"{name} may not import {PACKAGE} itself, only modules of it"
    part = part_of(name)
    allowed = LEAVES if part in LEAVES else ROOMS.get(part)
    return "" if allowed is None or part_of(target) in allowed else f"{part} may not import {target}"


def circles(edges: dict[str, list[str]]) -> list[str]:
    """Modules that import one another; it depends on which is imported first whether that works."""
    state: dict[str, int] = {}
    found: list[str] = []

    def walk(node: str, trail: list[str]) -> None:
        state[node] = 1
        for following in edges[node]:
            if state.get(following) == 1:
                circle = trail[trail.index(following) :]
                first = circle.index(min(circle))
                found.append("modules import one another: " + " -> ".join([*circle[first:], *circle[: first + 1]]))
            elif following not in state:
                walk(following, [*trail, following])
        state[node] = 2

    for start in sorted(edges):
        if start not in state:
            walk(start, [start])
    return found


def check(root: Path) -> tuple[list[str], int]:
    top = root / "python" / PACKAGE
    paths = sorted(p for p in top.rglob("*.py*") if p.suffix in (".py", ".pyi"))
    modules = {module_name(path, top): path for path in paths}
    faults = []
    edges: dict[str, list[str]] = {}
    for name, path in modules.items():
        if path.parent != top and part_of(name) not in ROOMS:
            faults.append(f"{path}: '{part_of(name)}' is no room of the package ({', '.join(ROOMS)})")
        try:
            found = imports(path, name, modules)
        except SyntaxError as error:
            faults.append(f"{path}:{error.lineno}: {error.msg}")
            found = []
        for line, target in found:
            fault = refusal(name, target, modules)
            if fault:
                faults.append(f"{path}:{line}: {fault}")
        targets = {target for _, target in found} | set(COMPILED.get(name, ()))
        edges[name] = sorted(targets & modules.keys())
    return faults + circles(edges), len(paths)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent)
    faults, count = check(parser.parse_args().root)
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"python: {count} modules, {len(faults)} faults")
    return 1 if faults or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
