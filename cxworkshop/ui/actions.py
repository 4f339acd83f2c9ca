"""Every command of the window in one table: the menus, the shortcuts and the sheet of shortcuts follow from it."""

from typing import Literal, NamedTuple

from cxworkshop.language import C_, N_, Message

Menu = Literal["project", "edit", "view", "go", "help"]

MENUS: dict[Menu, Message] = {
    "project": C_("menu", "Project"),
    "edit": C_("menu", "Edit"),
    "view": C_("menu", "View"),
    "go": C_("menu", "Go"),
    "help": C_("menu", "Help"),
}


class Command(NamedTuple):
    """Declare one command: its key in the code, its words, menu, shortcuts, and whether it needs an open project."""

    key: str
    text: Message
    menu: Menu
    shortcuts: tuple[str, ...] = ()
    needs_project: bool = True
    divided: bool = False
    """Draw a line above it in the menu."""


COMMANDS = (
    Command("new", N_("New project"), "project", ("Ctrl+N",), False),
    Command("open", N_("Open…"), "project", ("Ctrl+O",), False),
    Command("import_survey", N_("Import survey answers…"), "project", ("Ctrl+I",), False),
    Command("save_copy", N_("Save a copy…"), "project", ("Ctrl+S",), divided=True),
    Command("save_as", N_("Save as…"), "project", ("Ctrl+Shift+S",)),
    Command("versions", N_("Earlier versions…"), "project"),
    Command("save_plan", N_("Save the plan as PDF…"), "project", ("Ctrl+P",), divided=True),
    Command("settings", N_("Settings…"), "project", ("Ctrl+,",), divided=True),
    Command("close", N_("Close the project"), "project", ("Ctrl+W",)),
    Command("quit", N_("Quit"), "project", ("Ctrl+Q",), False, divided=True),
    Command("undo", N_("Undo"), "edit", ("Ctrl+Z",)),
    Command("redo", N_("Redo"), "edit", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("goto", N_("Go to…"), "edit", ("Ctrl+K",), divided=True),
    Command("sheet", N_("Open the record sheet"), "edit", ("Ctrl+E",)),
    Command("coach", N_("Coach"), "view", ("F1",)),
    Command("checks", N_("Checks"), "view", ("Ctrl+Shift+C",)),
    Command("notes", N_("Notes"), "view", ("Ctrl+Shift+N",)),
    Command("next_view", N_("Next view of this step"), "view", ("Ctrl+Tab",), divided=True),
    Command("next_pane", N_("Next pane"), "view", ("F6",)),
    Command("previous_pane", N_("Previous pane"), "view", ("Shift+F6",)),
    Command("zoom_in", N_("Larger"), "view", ("Ctrl++", "Ctrl+="), False, divided=True),
    Command("zoom_out", N_("Smaller"), "view", ("Ctrl+-",), False),
    Command("zoom_reset", N_("Original size"), "view", ("Ctrl+Shift+0",), False),
    Command("full_screen", N_("Full screen"), "view", ("F11",), False),
    Command("step_0", N_("Overview"), "go", ("Ctrl+0",)),
    *(
        Command(f"step_{number}", title, "go", (f"Ctrl+{number}",), divided=number == 1)
        for number, title in enumerate(
            (
                N_("Segments"),
                N_("Experiences"),
                N_("Metrics"),
                N_("Data collection"),
                N_("Targets"),
                N_("Improvements & actions"),
                N_("Sharing"),
            ),
            1,
        )
    ),
    Command("step_8", N_("Plan & export"), "go", ("Ctrl+8",), divided=True),
    Command("back", N_("Back"), "go", ("Alt+Left",), divided=True),
    Command("forward", N_("Forward"), "go", ("Alt+Right",)),
    Command("shortcuts", N_("Shortcuts"), "help", ("Ctrl+/",), False),
    Command("about", N_("About cxworkshop"), "help", (), False),
)

KEYS: tuple[tuple[Message, tuple[tuple[Message, str], ...]], ...] = (
    (
        N_("In a table"),
        (
            (N_("Edit the cell"), "Enter, F2"),
            (N_("Commit and move down, right, left"), "Enter, Tab, Shift+Tab"),
            (N_("Leave without changing"), "Esc"),
            (N_("Add a row below"), "Ctrl+Enter"),
            (N_("Remove the rows"), "Ctrl+Del"),
            (N_("Clear the cell"), "Del"),
            (N_("Move the row"), "Alt+Up, Alt+Down"),
            (N_("Tick"), "Space"),
            (N_("Rate from 1 to 5, or clear"), "1–5, 0"),
            (N_("Copy, cut, paste a block"), "Ctrl+C, Ctrl+X, Ctrl+V"),
            (N_("Filter"), "Ctrl+F"),
            (N_("Open the calendar"), "Alt+Down"),
        ),
    ),
    (
        N_("On the journey map"),
        (
            (N_("Better or worse by a half"), "+, −"),
            (N_("New stage after this one"), "Ctrl+Right"),
            (N_("Move the stage"), "Ctrl+Shift+Left, Ctrl+Shift+Right"),
            (N_("Measure this experience"), "M"),
        ),
    ),
    (
        N_("In a matrix"),
        (
            (N_("Move the point by 0.1"), "Left, Right, Up, Down"),
            (N_("Move the point by 0.5"), "Shift+Left, Shift+Right"),
            (N_("Tick the point"), "Space"),
            (N_("Open the row"), "Enter"),
        ),
    ),
    (
        N_("Among the comments"),
        (
            (N_("To the problems, and back"), "Right, Left"),
            (N_("Tick the problem"), "Space"),
            (N_("Search"), "Ctrl+F"),
            (N_("Open the row"), "Enter"),
        ),
    ),
    (
        N_("On the board"),
        (
            (N_("Pick up and drop a card"), "Space"),
            (N_("Move the card"), "Left, Right, Up, Down"),
            (N_("Put back"), "Esc"),
            (N_("Blocked or not"), "B"),
        ),
    ),
    (N_("In the decision bar"), ((N_("Confirm decision"), "Ctrl+Enter"),)),
)
"""What keys do where there is no menu; the sheet of shortcuts prints them after the commands."""
