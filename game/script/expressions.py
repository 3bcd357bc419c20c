"""Typed expressions: Python's own syntax through a short list of what is allowed.

An expression is checked once, turned into Python source over the tuple of values (`s[3]`), and compiled to a
code object. Only what is listed exists, and it has a kind: money (in units of $10,000), number, flag. There is
no attribute, no subscript, no call but those below; length and depth are bounded, so a hostile text is refused
and never evaluated.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from types import CodeType
from typing import Any

MONEY, NUMBER, FLAG = "money", "number", "flag"
LIMIT = 200  # longer conditions are unreadable, and deep ones exhaust the parser's stack
DEEPEST = 90  # brackets within brackets; Python's parser gives up at 200
INLINED_LIMIT = 20_000  # derived values are written out where they are used; a chain of them must end somewhere

Values = tuple[int, ...]

_FINER = re.compile(r"(?<![\w.])\d+\.\d{3,}M\b")
_MONEY = re.compile(r"(?<![\w.])(\d{1,9})(?:\.(\d{1,2}))?M\b")
_ASK = re.compile(r"\b([a-z]+)\s*\(\s*([\w-]+)\s*(?:,\s*([\w-]+)\s*)?\)")
_A = {MONEY: "money", NUMBER: "a number", FLAG: "a flag"}
_SUM = {ast.Add: "+", ast.Sub: "-"}
_COMPARE = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}


class ExpressionError(Exception):
    """X001 broken, X002 kinds do not fit, N002 no such variable, N005 no such id; `near` lists what exists."""

    def __init__(self, code: str, message: str, name: str = "", near: tuple[str, ...] = ()) -> None:
        self.code, self.name, self.near = code, name, near
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Name:
    """What a name means: its kind and the Python source that reads it from the values."""

    kind: str
    source: str
    reads: frozenset[str] = frozenset()


Ask = Callable[[str, str | None], Name]


@dataclass(frozen=True, slots=True)
class Scope:
    """The names an expression may use, and the questions about the run (`chose`, `played`, …)."""

    names: Mapping[str, Name]
    asks: Mapping[str, Ask] = field(default_factory=dict)

    def with_names(self, names: Mapping[str, Name]) -> Scope:
        return Scope({**self.names, **names}, self.asks)


@dataclass(frozen=True)
class Expression:
    """A checked expression. `text` is what the author wrote, `source` the Python it became."""

    text: str
    kind: str
    source: str
    reads: frozenset[str]

    @cached_property
    def run(self) -> Callable[[Values], int]:
        """The value for a tuple of values; compiled when first asked for, since a run meets few of a story's."""
        return function(self.source)

    def __repr__(self) -> str:
        return f"Expression({self.text!r})"


def parse(text: str, scope: Scope, want: str | None = None) -> Expression:
    """Check and compile an expression; `want` is the kind it must have.

    Raises ExpressionError with a sentence for the author.
    """
    if len(text) > LIMIT:
        raise ExpressionError("X001", f"longer than {LIMIT} characters; split it with a derived value")
    if not text.strip():
        raise ExpressionError("X001", "an expression is missing here")
    if finer := _FINER.search(text):
        raise ExpressionError("X001", f"{finer[0]} is finer than $10,000: money has at most two decimals")
    prepared, written = _without_asks(text, scope)
    tree = _tree(prepared, text)
    walker = _Walker(scope, written)
    try:
        kind, source = walker.visit(tree.body)
    except RecursionError:
        raise ExpressionError("X001", "nested too deeply") from None
    if want is not None and kind != want:
        raise ExpressionError("X002", f"'{text}' is {_A[kind]}, and {_A[want]} is needed here")
    if _depth(source) > DEEPEST:
        raise ExpressionError("X001", "nested too deeply")
    if len(source) > INLINED_LIMIT:
        raise ExpressionError("X001", "too long once its derived values are written out")
    return Expression(text, kind, source, frozenset(walker.reads))


def _without_asks(text: str, scope: Scope) -> tuple[str, dict[str, tuple[Name, str]]]:
    """The text as Python: money and questions are none, so a name stands in for each."""
    written: dict[str, tuple[Name, str]] = {}

    def stand_in(name: Name, words: str) -> str:
        written[f"_{len(written)}"] = (name, words)
        return f"_{len(written) - 1}"

    def money(match: re.Match[str]) -> str:
        return stand_in(Name(MONEY, str(int(match[1] + (match[2] or "").ljust(2, "0")))), match[0])

    def answer(match: re.Match[str]) -> str:
        question, first, second = match.groups()
        return stand_in(scope.asks[question](first, second), match[0]) if question in scope.asks else match[0]

    return _ASK.sub(answer, _MONEY.sub(money, text)), written


def _tree(prepared: str, text: str) -> ast.Expression:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", SyntaxWarning)  # `1or 2` is a fault, not a line on the author's screen
            return ast.parse(prepared.strip(), mode="eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        where = getattr(error, "msg", "") or "it cannot be read"
        raise ExpressionError("X001", f"'{text}' is not an expression: {where}") from None


def _depth(source: str) -> int:
    return max(accumulate({"(": 1, ")": -1}.get(letter, 0) for letter in source))


def function(source: str) -> Callable[[Values], int]:
    """A function over the values from source that `parse` built, with nothing but min, max and abs in reach."""
    code: CodeType = compile(f"lambda s: {source}", "<story>", "eval")
    made: Any = eval(code, {"__builtins__": {}, "min": min, "max": max, "abs": abs, "int": int, "per": _per})  # noqa: S307 - the source is built by _Walker from a whitelist
    return made  # type: ignore[no-any-return]


def _per(a: int, b: int, otherwise: int) -> int:
    return a // b if b > 0 else otherwise


class _Walker:
    """Turns a parsed expression into (kind, source), refusing whatever is not listed."""

    def __init__(self, scope: Scope, written: Mapping[str, tuple[Name, str]]) -> None:
        self.scope, self.written = scope, written
        self.reads: set[str] = set()

    def visit(self, node: ast.expr) -> tuple[str, str]:
        method = getattr(self, f"on_{type(node).__name__.lower()}", None)
        if method is None:
            raise ExpressionError("X001", f"'{self.shown(node)}' is not allowed in a story")
        kind, source = method(node)
        return kind, source

    def want(self, kind: str, node: ast.expr) -> str:
        found, source = self.visit(node)
        if found != kind:
            raise ExpressionError("X002", f"'{self.shown(node)}' is {_A[found]}, and {_A[kind]} is needed")
        return source

    def on_constant(self, node: ast.Constant) -> tuple[str, str]:
        if type(node.value) is not int:
            raise ExpressionError("X001", f"{self.shown(node)} is not a whole number; money is written 8.5M")
        if abs(node.value) > 10**12:
            raise ExpressionError("X001", f"{str(node.value)[:20]} is too large")
        return NUMBER, str(node.value)

    def on_name(self, node: ast.Name) -> tuple[str, str]:
        if node.id in ("yes", "no"):
            return FLAG, "1" if node.id == "yes" else "0"
        if node.id in self.written:
            name = self.written[node.id][0]
        elif node.id in self.scope.names:
            name = self.scope.names[node.id]
            self.reads.add(node.id)
        else:
            raise ExpressionError("N002", f"'{node.id}' is not a variable", node.id, tuple(self.scope.names))
        self.reads |= name.reads
        return name.kind, name.source

    def on_binop(self, node: ast.BinOp) -> tuple[str, str]:
        left_kind, left = self.visit(node.left)
        right_kind, right = self.visit(node.right)
        if FLAG in (left_kind, right_kind):
            raise ExpressionError("X002", f"'{self.shown(node)}' counts with a flag")
        if type(node.op) in _SUM:
            if left_kind != right_kind:
                raise ExpressionError("X002", f"'{self.shown(node)}' adds {left_kind} and {right_kind}")
            return left_kind, f"({left} {_SUM[type(node.op)]} {right})"
        if isinstance(node.op, ast.Mult):
            if left_kind == right_kind == MONEY:
                raise ExpressionError("X002", f"'{self.shown(node)}' multiplies money by money")
            return (MONEY if MONEY in (left_kind, right_kind) else NUMBER), f"({left} * {right})"
        if isinstance(node.op, ast.Div):
            if not isinstance(node.right, ast.Constant) or right_kind != NUMBER or int(right) <= 0:
                raise ExpressionError("X002", f"'{self.shown(node)}': divide by a number above zero, or use per()")
            return left_kind, f"({left} // {right})"
        raise ExpressionError("X001", f"'{self.shown(node)}' is not allowed; use + - * /")

    def on_unaryop(self, node: ast.UnaryOp) -> tuple[str, str]:
        if isinstance(node.op, ast.Not):
            return FLAG, f"(not {self.want(FLAG, node.operand)})"
        kind, source = self.visit(node.operand)
        if kind == FLAG or not isinstance(node.op, ast.USub | ast.UAdd):
            raise ExpressionError("X002", f"'{self.shown(node)}' has no sense")
        return kind, f"(-{source})" if isinstance(node.op, ast.USub) else source

    def on_boolop(self, node: ast.BoolOp) -> tuple[str, str]:
        word = " and " if isinstance(node.op, ast.And) else " or "
        return FLAG, f"({word.join(self.want(FLAG, value) for value in node.values)})"

    def on_compare(self, node: ast.Compare) -> tuple[str, str]:
        kind, source = self.visit(node.left)
        for operator, right in zip(node.ops, node.comparators, strict=True):
            if type(operator) not in _COMPARE:
                raise ExpressionError("X001", f"'{self.shown(node)}' is not allowed")
            other, text = self.visit(right)
            if other != kind:
                raise ExpressionError("X002", f"'{self.shown(node)}' compares {kind} with {other}")
            source += f" {_COMPARE[type(operator)]} {text}"
        return FLAG, f"({source})"

    def on_call(self, node: ast.Call) -> tuple[str, str]:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if node.keywords or name not in ("min", "max", "abs", "per", "pick"):
            raise ExpressionError("X001", f"'{self.shown(node)}' is not a function of a story")
        if name == "pick" and len(node.args) == 3:
            condition = self.want(FLAG, node.args[0])
            kind, yes = self.visit(node.args[1])
            return kind, f"({yes} if {condition} else {self.want(kind, node.args[2])})"
        if name == "per" and len(node.args) == 3:
            kind, over = self.visit(node.args[0])
            return NUMBER, f"per({over}, {self.want(kind, node.args[1])}, {self.want(NUMBER, node.args[2])})"
        if (name in ("min", "max") and len(node.args) >= 2) or (name == "abs" and len(node.args) == 1):
            kind, first = self.visit(node.args[0])
            return kind, f"{name}({', '.join([first, *(self.want(kind, arg) for arg in node.args[1:])])})"
        raise ExpressionError("X001", f"'{self.shown(node)}' has the wrong number of values")

    def shown(self, node: ast.expr) -> str:
        """The expression as the author wrote it, or nearly."""
        text = re.sub(r"\b_\d+\b", lambda m: self.written[m[0]][1] if m[0] in self.written else m[0], ast.unparse(node))
        return text if len(text) <= 60 else text[:59] + "…"
