"""The one helper of cxworkshop: `python3 dev.py` lists what it can do.

Each command first makes sure of an environment of its own in `.venv`, installed from the lock files, and
writes down there what it was made from, so that the next call starts at once. Standard library only.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(f"cxworkshop needs Python 3.11 or newer, and this is {sys.version.split()[0]}.")

import hashlib
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

Command = Sequence[str | Path]

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = BIN / ("python.exe" if sys.platform == "win32" else "python")
STAMP = VENV / "made-from.json"

RUNTIME = "requirements.lock"
DEVELOPMENT = "requirements-dev.lock"

QT_TRIAL = "import PySide6.QtGui, PySide6.QtSvg; from PySide6.QtWidgets import QApplication; QApplication([])"
# What Qt needs from Debian with and without a screen; these bring the other libraries that it looks for.
QT_PACKAGES = [
    *("libdbus-1-3", "libegl1", "libfontconfig1", "libgl1", "libglib2.0-0", "libxcb-cursor0"),
    *("libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0"),
]
OFFLINE_SIGNS = ("NewConnectionError", "NameResolutionError", "Temporary failure resolving")

ASK_NOTHING = {"DEBIAN_FRONTEND": "noninteractive", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}

LINT: dict[str, Command] = {
    "ruff check": [BIN / "ruff", "check", "."],
    "ruff format": [BIN / "ruff", "format", "--check", "."],
    "mypy": [PYTHON, "-m", "mypy"],
}
FIX: dict[str, Command] = {
    "ruff check": [BIN / "ruff", "check", "--fix", "."],
    "ruff format": [BIN / "ruff", "format", "."],
    "mypy": LINT["mypy"],
}
TOUR: list[str | Path] = [PYTHON, "-m", "cxworkshop.tour"]
TEXTS: Command = [PYTHON, "tests/texts.py"]


class Stop(Exception):
    """The reason why a command cannot go on, for whoever called it, and the code to end with."""

    def __init__(self, reason: str, code: int = 1) -> None:
        super().__init__(reason)
        self.code = code


# The commands


def run(arguments: list[str]) -> int:
    """Start the app, with a project if you name one; without a screen it walks through an example by itself."""
    ensure_environment(RUNTIME)
    ensure_qt(needed=True)
    if has_screen():
        return shown([BIN / "cxworkshop", *arguments])
    folder = Path(arguments[0] if arguments else "cxworkshop-example")
    say("There is no screen here, so the app walks through the heat-pump example without one.")
    folder.mkdir(parents=True, exist_ok=True)
    project, plan = folder / "heat-pump.cxw", folder / "heat-pump-plan.pdf"
    cxworkshop(["example", "heat-pump", project, "--force"])
    answers: dict[str, Command] = {
        "checks.txt": ["check", project],
        "checks.json": ["check", project, "--json"],
        "figures.txt": ["figures", project],
        "figures.json": ["figures", project, "--json"],
    }
    walk = [*TOUR, folder / "screens", "--project", project, "--plan", plan]
    with ThreadPoolExecutor() as pool:
        walked = pool.submit(captured, walk, {"QT_QPA_PLATFORM": "offscreen"})
        for name, answer in zip(answers, pool.map(cxworkshop, answers.values()), strict=True):
            (folder / name).write_bytes(answer)
        code, output = walked.result()
    if code:
        raise Stop(output, code)
    say(f"A picture of every screen is in {folder / 'screens'}.")
    say(f"The project is {project}, the plan to print and hand on {plan}.")
    say(f"What to look at again stands in {folder / 'checks.txt'}, every figure in {folder / 'figures.txt'},")
    say("and both once more as .json for programs.")
    return 0


def has_screen() -> bool:
    """Tell whether a window could be seen; Windows and macOS always have a screen."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def cxworkshop(arguments: Command) -> bytes:
    """Call the app's command line and give what it prints; stop with its complaint and its code."""
    env = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run([BIN / "cxworkshop", *arguments], env=env, capture_output=True)
    if done.returncode:
        raise Stop((done.stdout + done.stderr).decode(errors="replace").strip(), done.returncode)
    return done.stdout


def test(arguments: list[str]) -> int:
    """Check everything: lint, types, texts, then the tests (what follows goes to pytest)."""
    ensure_environment(DEVELOPMENT)
    ensure_qt(needed=True)
    failed = failed_stages({**LINT, "texts": [*TEXTS, "--check"]})
    code = shown([PYTHON, "-m", "pytest", *arguments]) if arguments else all_tests()
    if failed:
        print(f"Failed before the tests, see above: {', '.join(failed)}", file=sys.stderr)
    return code or bool(failed)


def all_tests() -> int:
    """Run the tests without a window on all cores, then each file of the window's in a process of its own."""
    code = shown([PYTHON, "-m", "pytest", "-n", "auto", "--ignore", "tests/ui"])
    files = sorted((ROOT / "tests" / "ui").glob("test_*.py"))
    commands: list[Command] = [[PYTHON, "-m", "pytest", path] for path in files]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, (failed, output) in zip(files, pool.map(captured, commands), strict=True):
            say(f"{path.name}: {'FAILED' if failed else 'ok'}")
            if failed:
                code = failed
                say(output)
    return code


def lint(arguments: list[str]) -> int:
    """Check style, format and types; --fix mends what can be mended."""
    ensure_environment(DEVELOPMENT)
    return bool(failed_stages(FIX if "--fix" in arguments else LINT))


def bench(arguments: list[str]) -> int:
    """Measure speed and memory against floors of the same run (what follows goes to tests/bench.py)."""
    ensure_environment(DEVELOPMENT)
    return shown([PYTHON, "tests/bench.py", *arguments])


def shots(arguments: list[str]) -> int:
    """Write a picture of every screen: OUT [--language fi] [--theme dark] [--size 1280x720] [--project FILE]."""
    ensure_environment(RUNTIME)
    ensure_qt(needed=True)
    code, output = captured([*TOUR, *arguments], {"QT_QPA_PLATFORM": "offscreen"})
    say(output or f"The pictures are in {arguments[0]}.")
    return code


def texts(arguments: list[str]) -> int:
    """Collect the texts to translate and bring the catalogues up to date; --check only looks."""
    ensure_environment(DEVELOPMENT)
    return shown([*TEXTS, *arguments])


# The environment


def ensure_environment(lock: str) -> None:
    """Make sure that .venv holds what `lock` lists; half-made, broken or outdated it is made anew."""
    stamp = read_stamp()
    if stamp.get(lock) == fingerprint(lock):
        return
    only_add = stamp.get(RUNTIME) == fingerprint(RUNTIME) and DEVELOPMENT not in stamp
    if not only_add:
        stamp = {}
        make_empty_environment()
    say(f"Installing what {lock} lists, which can take a few minutes")
    pip_install("--require-hashes", "--requirement", lock)
    if not only_add:
        say("Installing cxworkshop itself, so that what you change in its files holds at once")
        pip_install("--no-deps", "--no-build-isolation", "--editable", ".")
    made_from = {name: fingerprint(name) for name in (RUNTIME, lock)}
    write_stamp({**stamp, **made_from, "packages": installed_packages()})


def make_empty_environment() -> None:
    """Make .venv anew, with nothing but pip in it."""
    if Path(sys.prefix) == VENV:
        raise Stop("The environment in .venv has to be made anew: call dev.py with the Python outside of it.")
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        install_system_packages([package], "This Python cannot make environments")
    say("Making an environment in .venv")
    STAMP.unlink(missing_ok=True)
    if VENV.exists():
        shutil.rmtree(VENV)
    quietly([sys.executable, "-m", "venv", VENV])


def pip_install(*what: str) -> None:
    """Install into .venv."""
    quietly([PYTHON, "-m", "pip", "install", "--quiet", *what])


def fingerprint(lock: str) -> str:
    """Give a digest of all that an environment rests on: this Python, this folder, the package, the lock."""
    package = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    parts = [sys.version, str(ROOT), package["build-system"], package["project"], package["tool"]["hatch"]]
    return hashlib.sha256(json.dumps(parts).encode() + (ROOT / lock).read_bytes()).hexdigest()


def read_stamp() -> dict[str, Any]:
    """Give what .venv was made from, or nothing when it is not whole."""
    try:
        stamp: dict[str, Any] = json.loads(STAMP.read_text(encoding="utf-8"))
        whole = PYTHON.exists() and set(stamp["packages"]) <= set(installed_packages())
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return stamp if whole else {}


def write_stamp(stamp: dict[str, Any]) -> None:
    """Write down what .venv was made from: always the last step, so that half an environment has no stamp."""
    STAMP.write_text(json.dumps(stamp, indent=1, sort_keys=True), encoding="utf-8")


def installed_packages() -> list[str]:
    """List the packages in .venv with their versions, except pip, which may be renewed by hand."""
    folders = [*VENV.glob("lib/python*/site-packages"), *VENV.glob("Lib/site-packages")]
    found = {path.name for folder in folders for path in folder.glob("*.dist-info")}
    return sorted(name for name in found if not name.startswith("pip-"))


# What the system has to bring


def ensure_qt(needed: bool) -> None:
    """Try once whether Qt starts without a screen; install or name the system libraries that it lacks."""
    stamp = read_stamp()
    if stamp.get("qt") == "starts" or ("qt" in stamp and not needed):
        return
    trouble = qt_trouble()
    if needed and "cannot open shared object file" in trouble:
        install_system_packages(QT_PACKAGES, f"Qt does not start ({trouble})")
        trouble = qt_trouble()
    if trouble and needed:
        raise Stop(f"Qt does not start: {trouble}")
    if trouble:
        say(f"Qt does not start here ({trouble}), which does no harm yet.")
        say(f"On Debian and Ubuntu this helps: sudo {apt(QT_PACKAGES)}")
    write_stamp({**stamp, "qt": trouble or "starts"})


def qt_trouble() -> str:
    """Start Qt without a screen and give the last line of its complaint, or nothing."""
    code, output = captured([PYTHON, "-c", QT_TRIAL], {"QT_QPA_PLATFORM": "offscreen"})
    return (output or f"exit code {code}").splitlines()[-1].removeprefix("ImportError: ") if code else ""


def install_system_packages(packages: list[str], reason: str) -> None:
    """Install Debian packages where that needs no password; elsewhere say how it is done."""
    if sys.platform == "win32" or os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise Stop(f"{reason}. On Debian and Ubuntu this helps: sudo {apt(packages)}")
    say(f"{reason}: installing {' '.join(packages)}")
    quietly(["apt-get", "update"])
    quietly(shlex.split(apt(packages)))


def apt(packages: list[str]) -> str:
    """Give the command that installs Debian packages."""
    return f"apt-get install -y --no-install-recommends {' '.join(packages)}"


# Calling programs


def say(line: str) -> None:
    """Tell what is going on, at once."""
    print(line, flush=True)


def captured(command: Command, settings: dict[str, str] | None = None) -> tuple[int, str]:
    """Run a program in the project's folder without input; give its exit code and all that it printed."""
    env = {**os.environ, **(settings or {})}
    pipe, null = subprocess.PIPE, subprocess.DEVNULL
    done = subprocess.run(command, cwd=ROOT, env=env, stdin=null, stdout=pipe, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout.decode(errors="replace").strip()


def quietly(command: Command) -> None:
    """Run a step that should have nothing to say, and stop with what it said when it fails."""
    code, output = captured(command, ASK_NOTHING)
    if code and any(sign in output for sign in OFFLINE_SIGNS):
        raise Stop("Nothing can be downloaded: this computer seems to be offline. Connect it and try again.")
    if code:
        raise Stop(f"{output}\nThis step failed: {shlex.join(map(str, command))}")


def shown(command: Command) -> int:
    """Run a program in the project's folder, let it speak for itself, and give its exit code."""
    return subprocess.run(command, cwd=ROOT).returncode


def failed_stages(stages: dict[str, Command]) -> list[str]:
    """Run all stages, whatever becomes of the others, and give the names of those that failed."""
    failed = []
    for name, command in stages.items():
        code, output = captured(command)
        say(f"{name}: {'FAILED' if code else 'ok'}")
        if code:
            failed.append(name)
            say(output)
    return failed


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    command.__name__: command for command in (run, test, lint, bench, shots, texts)
}


def main(arguments: list[str]) -> int:
    """Carry out the command named first, or list the commands."""
    name, *rest = arguments or ["--help"]
    if name in COMMANDS:
        return COMMANDS[name](rest[1:] if rest[:1] == ["--"] else rest)
    lines = [f"  {name:6} {command.__doc__}" for name, command in COMMANDS.items()]
    usage = "\n".join(["python3 dev.py COMMAND", *lines])
    if name in ("-h", "--help"):
        say(usage)
        return 0
    print(f"There is no command {name}.\n{usage}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Stop as stop:
        print(stop, file=sys.stderr)
        sys.exit(stop.code)
    except KeyboardInterrupt:
        sys.exit("Stopped.")
