"""The command line: the same programme without a window, and with answers that other programs can read."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from cxworkshop import __version__
from cxworkshop.language import LANGUAGES, N_, NP_, BadInput, Language, system_language

if TYPE_CHECKING:
    from cxworkshop.method.view import View
    from cxworkshop.model.project import Project

ANSWERED, OUR_FAULT, BAD_INPUT = 0, 1, 2

NO_SCREEN = N_("There is no screen here to open a window on. Name a command, such as check: cxworkshop --help.")


class _Parser(argparse.ArgumentParser):
    """Answer wrong arguments with one sentence instead of a page of usage."""

    def error(self, message: str) -> NoReturn:
        raise BadInput(N_("{message}. See cxworkshop --help."), message=message[:1].upper() + message[1:])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives 0 when answered, 2 for bad input, 1 for a fault of our own."""
    language = Language(system_language())
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter shows a question mark
    try:
        arguments = sys.argv[1:] if arguments is None else arguments
        if not arguments or (len(arguments) == 1 and arguments[0].lower().endswith(".cxw")):
            return _window(*arguments)
        options = _parser().parse_args(arguments)
        language = Language(getattr(options, "language", None) or language.code)
        return _run(options, language)
    except BadInput as problem:
        return _complain(language.text(problem.message, **problem.values))
    except BrokenPipeError:
        # whoever read has seen enough
        _silence()
        return ANSWERED
    except OSError as error:
        _silence()
        words = N_("The answer could not be written: {reason}.")
        return _complain(language.text(words, reason=error.strerror or str(error)))
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        sentence = _file_sentence(error, language)
        if sentence:
            return _complain(sentence)
        import traceback

        traceback.print_exc()
        words = N_("This is a fault of cxworkshop itself. No file was changed. Report it with the lines above.")
        print(language.text(words), file=sys.stderr)
        return OUR_FAULT


def _window(path: str = "") -> int:
    """Open the window, with a project if one is named."""
    if not _has_screen():
        raise BadInput(NO_SCREEN)
    from cxworkshop.app import run

    return run(path)


def _has_screen() -> bool:
    """Tell whether a window could be seen; Windows and macOS always have a screen."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _run(options: argparse.Namespace, language: Language) -> int:
    options.run(options, language)
    if sys.stdout is not None:
        sys.stdout.flush()
    return ANSWERED


def _silence() -> None:
    """Send what is left to say nowhere, so that Python's own last flush finds no fault."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return BAD_INPUT


def _file_sentence(error: Exception, language: Language) -> str:
    """Say what happened to a file, or "" when the error is about something else."""
    from cxworkshop.programme.messages import file_text
    from cxworkshop.storage.problems import FileProblem

    if not isinstance(error, FileProblem):
        return ""
    return file_text(error.code, error.path, error.details, language)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="cxworkshop", description="Lead a customer-experience programme in seven steps.")
    parser.add_argument("--version", action="version", version=f"cxworkshop {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser, required=True)

    command = _command(commands, "new", _new, "start a project")
    command.add_argument("file", metavar="FILE")
    command.add_argument("--template", metavar="NAME", help="start from a template: half-day, first-review, full")
    _force(command)

    command = _command(commands, "example", _example, "write one of the finished examples to a file")
    command.add_argument("name", metavar="NAME", help="heat-pump, machines or cafe")
    command.add_argument("file", metavar="FILE")
    _force(command)

    command = _command(commands, "check", _check, "say what is missing, and why it matters")
    _reading(command)

    command = _command(commands, "figures", _figures, "give every figure with its n and interval")
    _reading(command)

    command = _command(commands, "import", _import, "count the answers of a survey file")
    command.add_argument("file", metavar="FILE")
    command.add_argument("survey", metavar="SURVEY", help="CSV, TSV, XLSX or JSON, as the survey tool exports it")
    command.add_argument("--map", metavar="MAP.json", help="what each column is used as; --dry-run --json prints one")
    command.add_argument("--dry-run", action="store_true", help="count, and leave the project as it is")
    command.add_argument("--json", action="store_true", help="answer as JSON")
    _today(command)

    command = _command(commands, "export", _export, "print the action plan")
    command.add_argument("file", metavar="FILE")
    command.add_argument("--to", choices=["pdf"], default="pdf", help="what to write (default: pdf)")
    command.add_argument("out", metavar="OUT")
    command.add_argument("--paper", choices=["A4", "Letter"], default="A4", help="paper size (default: A4)")
    _today(command)
    _force(command)

    command = _command(commands, "questionnaire", _questionnaire, "write what customers are asked, as a form to send")
    command.add_argument("file", metavar="FILE")
    command.add_argument("out", metavar="OUT")
    command.add_argument(
        "--to", choices=["pdf", "limesurvey", "text"], default="pdf", help="what to write (default: pdf)"
    )
    command.add_argument("--source", default="", metavar="C1", help="the source that asks (default: all that is asked)")
    command.add_argument("--paper", choices=["A4", "Letter"], default="A4", help="paper size (default: A4)")
    _today(command)
    _force(command)

    _command(commands, "schema", _schema, "print the JSON Schema of the file")
    return parser


def _command(commands: Any, name: str, run: Any, help: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=help, description=help.capitalize() + ".")
    command.set_defaults(run=run)
    command.add_argument("--language", choices=LANGUAGES, help="en, fi, sv or nb (default: yours)")
    return command


def _reading(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE")
    command.add_argument("--json", action="store_true", help="answer as JSON")
    _today(command)


def _today(command: argparse.ArgumentParser) -> None:
    command.add_argument("--today", type=_day, metavar="DATE", help="the day to look from, such as 2026-11-21")


def _force(command: argparse.ArgumentParser) -> None:
    command.add_argument("--force", action="store_true", help="replace a file that is there already")


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
        if 1900 <= day.year <= 2200 and len(text) == 10 and text[4] == "-":
            return day
        raise ValueError
    except ValueError:
        raise BadInput(N_("{text} is not a date. Write it like 2026-11-21."), text=text) from None


def _new(options: argparse.Namespace, language: Language) -> None:
    from cxworkshop.programme.templates import TEMPLATES, blank, make

    known = [template.key for template in TEMPLATES]
    if options.template is not None and options.template not in known:
        raise BadInput(
            N_("There is no template {name}. There are {known}."), name=options.template, known=", ".join(known)
        )
    today = date.today()
    project = make(options.template, language, today) if options.template else blank(language, today)
    _save_new(project, options, language)


def _example(options: argparse.Namespace, language: Language) -> None:
    import msgspec

    from cxworkshop import paths
    from cxworkshop.programme.examples import EXAMPLES, translated
    from cxworkshop.storage.project import ProjectFile

    example = next((one for one in EXAMPLES if one.key == options.name), None)
    if example is None:
        raise BadInput(
            N_("There is no example {name}. There are {known}."),
            name=options.name,
            known=", ".join(one.key for one in EXAMPLES),
        )
    folder = paths.resources() / "examples"
    project = ProjectFile(folder / f"{example.key}.cxw").load().project
    if language.code != example.language:
        words = msgspec.json.decode((folder / f"{example.key}.{language.code}.json").read_bytes())
        project = translated(project, words, language.code)
    _save_new(project, options, language)


def _save_new(project: "Project", options: argparse.Namespace, language: Language) -> None:
    from cxworkshop import paths
    from cxworkshop.storage.file import refuse_existing
    from cxworkshop.storage.project import ProjectFile

    path = Path(options.file)
    refuse_existing(path, options.force)
    ProjectFile(path, paths.versions(path)).save(project)
    print(language.text(N_("Wrote {path}."), path=path))


def _look(options: argparse.Namespace, language: Language) -> "View":
    from cxworkshop.method.view import look
    from cxworkshop.storage.project import ProjectFile

    opened = ProjectFile(options.file).load()
    if opened.read_only:
        words = N_("{path} was written by a newer version of cxworkshop; what this version does not know is left out.")
        print(language.text(words, path=options.file), file=sys.stderr)
    return look(opened.project, options.today or date.today())


def _check(options: argparse.Namespace, language: Language) -> None:
    from cxworkshop.programme import report

    view = _look(options, language)
    print(_json(report.checks_data(view, language)) if options.json else report.checks_text(view, language))


def _figures(options: argparse.Namespace, language: Language) -> None:
    from cxworkshop.programme import report

    view = _look(options, language)
    print(_json(report.figures_data(view)) if options.json else report.figures_text(view, language))


def _export(options: argparse.Namespace, language: Language) -> None:
    from io import BytesIO

    from cxworkshop.exports.plan import write_plan
    from cxworkshop.storage.file import refuse_existing, write_new

    if _is_project(options):
        words = N_("{path} is the name of a project. Give the plan another name, such as plan.pdf.")
        raise BadInput(words, path=options.out)
    refuse_existing(options.out, options.force)
    view = _look(options, language)
    content = BytesIO()
    if options.language is None:
        language = Language(view.about.language)
    pages = write_plan(view, language, content, options.paper)
    write_new(options.out, content.getvalue())
    print(language.plural(NP_("Wrote {path}, one page.", "Wrote {path}, {n} pages."), pages, path=options.out))


def _import(options: argparse.Namespace, language: Language) -> None:
    from cxworkshop.import_command.command import import_survey
    from cxworkshop.import_command.result import result_data, result_text

    result = import_survey(options, language, options.today or date.today())
    print(_json(result_data(result)) if options.json else result_text(result, language))


def _is_project(options: argparse.Namespace) -> bool:
    """Tell whether what is to be written would take the place, or the name, of a project."""
    place: str = os.path.realpath(options.out)
    return place.lower().endswith(".cxw") or place == str(os.path.realpath(options.file))


def _questionnaire(options: argparse.Namespace, language: Language) -> None:
    from io import BytesIO

    from cxworkshop.exports import questionnaire
    from cxworkshop.storage.file import refuse_existing, write_new

    if _is_project(options):
        words = N_("{path} is the name of a project. Give the questionnaire another name, such as questions.pdf.")
        raise BadInput(words, path=options.out)
    refuse_existing(options.out, options.force)
    view = _look(options, language)
    written = Language(options.language or view.about.language)
    content = BytesIO()
    try:
        source = questionnaire.find_source(view, options.source)
        asked = questionnaire.form(view, source)
        match options.to:
            case "limesurvey":
                n = questionnaire.write_limesurvey(view, written, content, source)
                wrote = NP_("Wrote {path}, in one language.", "Wrote {path}, in {n} languages.")
            case "text":
                n = questionnaire.write_text(view, written, content, source)
                wrote = NP_("Wrote {path}, one question.", "Wrote {path}, {n} questions.")
            case _:
                n = questionnaire.write_questionnaire(view, written, content, options.paper, source)
                wrote = NP_("Wrote {path}, one page.", "Wrote {path}, {n} pages.")
    except questionnaire.NothingToAsk as problem:
        raise BadInput(problem.message, **problem.values) from None
    write_new(options.out, content.getvalue())
    print(language.plural(wrote, n, path=options.out))
    for remark in questionnaire.remarks(view, asked, language, None if options.to == "limesurvey" else written.code):
        print(f"  {remark.title}\n      {remark.reason}", file=sys.stderr)


def _schema(options: argparse.Namespace, language: Language) -> None:
    from cxworkshop.model.schema import schema

    print(_json(schema()))


def _json(data: object) -> str:
    import json

    unicode = "utf" in (getattr(sys.stdout, "encoding", None) or "").lower()
    return json.dumps(data, ensure_ascii=not unicode, indent=1)


if __name__ == "__main__":
    sys.exit(main())
