"""The floors, and how long things are: what a reader may rely on without looking."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import game

CODE = Path(game.__file__).parent
FILES = sorted(CODE.rglob("*.py"))
HEAVY = ("textual", "rich", "pydantic", "numpy")


def loaded(imports: str) -> set[str]:
    """The modules of a fresh interpreter after an import."""
    script = f"import sys\nimport {imports}\nprint(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "module",
    [
        "game.play.session",
        "game.faces.plain",
        "game.faces.playtest",
        "game.faces.report",
        "game.faces.robots",
        "game.cli",
    ],
)
def test_only_the_terminal_face_loads_what_is_heavy(module: str) -> None:
    assert not {name.partition(".")[0] for name in loaded(module)} & set(HEAVY)


def test_the_command_line_loads_no_face_before_it_is_asked_for() -> None:
    assert not {name for name in loaded("game.cli") if name.startswith("game.faces")}


FORBIDDEN = {
    "script": {"os", "random", "time", "datetime", "secrets", "socket", "pickle", "subprocess"},
    "engine": {"os", "random", "time", "datetime", "secrets", "socket", "pathlib", "io", "json", "yaml", "locale"},
    "record": {"random", "time", "datetime", "secrets", "socket", "pickle", "yaml"},
    "play": {"random", "time", "datetime", "secrets", "socket", "yaml"},
}


def imported(file: Path) -> set[str]:
    """The packages a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found


@pytest.mark.parametrize("floor", FORBIDDEN)
def test_a_floor_has_no_door_to_what_it_must_not_know(floor: str) -> None:
    wrong = {str(file.relative_to(CODE)): imported(file) & FORBIDDEN[floor] for file in (CODE / floor).rglob("*.py")}
    assert {name: names for name, names in wrong.items() if names} == {}


def test_floors_import_downwards_only() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([command, "--no-cache"], cwd=CODE.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def lengths(file: Path) -> dict[str, int]:
    """The length of a file's functions, by name."""
    name = file.relative_to(CODE).as_posix()
    return {
        f"{name}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(CODE).as_posix())
def test_a_file_is_short_and_begins_with_what_it_is(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= 300


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(CODE).as_posix())
def test_functions_are_short(file: Path) -> None:
    assert {name: length for name, length in lengths(file).items() if length > 40} == {}


def test_no_code_calls_eval_or_exec_on_its_own() -> None:
    """One place compiles expressions; every other call of eval, exec or compile would be a hole."""
    found = [
        file.relative_to(CODE).as_posix()
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("eval", "exec", "compile")
    ]
    assert set(found) <= {"script/expressions.py"}
