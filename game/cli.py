"""The commands and their exit codes; the one place that puts the parts together.

stdout is data, stderr talks. Exit codes: 0 fine · 1 the story has faults, or a playtest failed its expectations ·
2 wrong use · 3 the save cannot be replayed · 130 interrupted. A command imports only what it uses.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from game import VERSION, paths
from game.engine.chance import MAX_SEED
from game.play.language import LANGUAGES, system_language
from game.script.problems import BadSave, NotOffered, StoryError

if TYPE_CHECKING:
    from game.script.model import Story


class Exit(IntEnum):
    """What a command tells the shell."""

    FINE = 0
    FAULTS = 1
    WRONG_USE = 2
    NO_REPLAY = 3
    INTERRUPTED = 130


class WrongUse(Exception):
    """The command line cannot be carried out as written."""


def talk(text: str) -> None:
    """Say something to the person at the terminal, beside the data."""
    print(text, file=sys.stderr)  # noqa: T201


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit code. Never a traceback for what a person typed or a file held."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without “ or − shows ?, and a stray byte is no end
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except StoryError as error:
        talk(str(error))
        return Exit.FAULTS
    except NotOffered as error:  # only the course of a mode is played without anybody to ask again
        talk(f"dear-investors: {error}")
        return Exit.FAULTS
    except WrongUse as error:
        talk(f"dear-investors: {error}")
        return Exit.WRONG_USE
    except BadSave as error:
        talk(f"dear-investors: {error}")
        return Exit.NO_REPLAY
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.FINE
    except OSError as error:
        talk(f"dear-investors: {error}")
        return Exit.WRONG_USE


def _parser() -> argparse.ArgumentParser:
    about = "Dear Investors: a decision game in the terminal."
    parser = argparse.ArgumentParser(prog="dear-investors", allow_abbrev=False, description=about)
    parser.add_argument("--version", action="version", version=f"dear-investors {VERSION}")
    _game_options(parser)
    parser.set_defaults(run=_game)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], about: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, allow_abbrev=False, help=about)
        made.set_defaults(run=run)
        return made

    plain = command("plain", _plain, "the game line by line; reads stdin, so it can be piped")
    _game_options(plain, argparse.SUPPRESS)

    check = command("check", _check, "every fault of a story, with its place, and statistics")
    check.add_argument("story", nargs="?", metavar="STORY", help="a folder or a built-in id")
    check.add_argument("--json", action="store_true", help="print the faults and statistics as JSON")
    check.add_argument("--lock", action="store_true", help="accept the present translations as up to date")

    _playtest_options(command("playtest", _playtest, "robots play a story; what they met is reported"))

    replay = command("replay", _replay, "a save or a .play script again: months, letters, ledger, ending")
    replay.add_argument("file", metavar="FILE", type=Path)
    replay.add_argument("--json", action="store_true", help="print the month table as JSON")
    replay.add_argument("--lang", choices=LANGUAGES, help="language of the words")

    command("saves", _saves, "the saves on the shelf")
    return parser


def _playtest_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("story", nargs="?", metavar="STORY", help="a folder or a built-in id")
    parser.add_argument("--runs", type=int, default=200, help="runs per robot (200)")
    parser.add_argument("--policy", default="all", help="a robot's name, or all")
    parser.add_argument("--mode", default="standard", help="how to play: a mode the story declares (standard)")
    parser.add_argument("--seed", type=int, default=1, help="the first seed (1)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (all cores)")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def _game_options(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    """Options of the game; `plain` takes them before its name too, so there an absent one must not overwrite."""
    parser.add_argument("--story", default=default, metavar="STORY", help="a folder or a built-in id (mirabelle)")
    parser.add_argument(
        "--seed", default=default, type=int, metavar="N", help=f"0 to {MAX_SEED}; the same seed deals the same cards"
    )
    parser.add_argument("--lang", default=default, choices=LANGUAGES, help="language (the system's)")
    parser.add_argument("--mode", default=default, help="how to play: a mode the story declares (standard)")
    parser.add_argument("--save", default=default, type=Path, metavar="FILE", help="go on with this save")


def _language(options: argparse.Namespace) -> str:
    return options.lang or system_language()


def _seed(options: argparse.Namespace) -> int:
    if options.seed is None:
        import secrets

        return secrets.randbelow(10**6)
    if not 0 <= options.seed <= MAX_SEED:
        raise WrongUse(f"the seed must be from 0 to {MAX_SEED}")
    return int(options.seed)


def _game(options: argparse.Namespace) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise WrongUse("this needs a terminal that can draw; `dear-investors plain` plays the same game line by line")
    from game.faces.tui.app import run
    from game.play.settings import Settings

    settings = Settings.load(paths.settings())
    settings.language = options.lang or settings.language or system_language()

    def story_now() -> Story:
        from game.play.stories import read

        return read(paths.story_folder(options.story), paths.kept())

    start = None
    if options.seed is not None or options.mode is not None:
        start = (_seed(options), _mode(options, story := story_now()))
        run(lambda: story, paths.saves(), settings, options.save, start)
    else:
        run(story_now, paths.saves(), settings, options.save)
    return Exit.FINE


def _mode(options: argparse.Namespace, story: Story) -> str:
    """The mode asked for. Raises WrongUse for one the story does not declare."""
    mode = str(options.mode or "standard")
    if story.modes and mode not in story.modes:
        raise WrongUse(f"'{mode}' is not a mode of this story; it has: {', '.join(story.modes)}")
    return mode


def _plain(options: argparse.Namespace) -> int:
    from game.faces.plain import play
    from game.play.session import new_session, open_session
    from game.play.stories import read
    from game.record.shelf import Shelf

    named = options.story if options.story or not options.save else _story_of(options.save)
    story = read(paths.story_folder(named), paths.kept())
    shelf = Shelf(paths.saves())
    mode = _mode(options, story)
    if options.save is not None:
        session = open_session(story, shelf, options.save, _language(options))
    else:
        session = new_session(story, _seed(options), mode, _language(options), shelf)
    try:
        play(session)
    finally:
        session.close()
    return Exit.FINE


def _story_of(save: Path) -> str:
    """The built-in story that a save was played in. Raises BadSave for another."""
    from game.record.shelf import read_file

    story = read_file(save)[0].header.story
    if not paths.story_folder(story).is_relative_to(paths.stories()):
        raise BadSave(f"{save}: a run of '{story}', which is not built in; say where it is with --story")
    return story


def _check(options: argparse.Namespace) -> int:
    from game.faces.report import check

    return check(paths.story_folder(options.story), options.json, options.lock)


def _playtest(options: argparse.Namespace) -> int:
    from game.faces.playtest import playtest

    if options.runs < 1 or options.jobs < 1:
        raise WrongUse("--runs and --jobs must be at least 1")
    folder = paths.story_folder(options.story)
    return playtest(folder, options.policy, options.runs, options.seed, options.jobs, options.json, options.mode)


def _replay(options: argparse.Namespace) -> int:
    from game.faces.report import replay

    return replay(options.file, options.json, _language(options))


def _saves(options: argparse.Namespace) -> int:
    from game.faces.report import saves

    return saves(system_language())


if __name__ == "__main__":
    sys.exit(main())
