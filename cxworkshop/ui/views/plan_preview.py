"""The preview of the plan: made beside the window, and made anew when something changes."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from cxworkshop.language import N_
from cxworkshop.method.view import View
from cxworkshop.model.project import Project
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.icons import pixmap
from cxworkshop.ui.parts import button, column, icon_button, label, row
from cxworkshop.ui.printed import NothingChosen, Options, Printed, build
from cxworkshop.ui.task import Task
from cxworkshop.ui.views.page_renderer import PAGE_OF, Renderer
from cxworkshop.ui.views.pages import FIT, PageView
from cxworkshop.ui.views.thumbs import PageThumbs

WAIT_MS = 300
"""How long nothing must change before the pages are made anew."""
THUMBS_FROM, SCALES_FROM = 456, 336
"""From these widths on there is room for the small pages, and for the buttons that change the scale."""
LEAST = QSize(220, 200)

NOT_MADE = N_("The pages could not be made. Your project is safe. Try again, or leave a section out.")
NONE_CHOSEN = N_("Nothing is chosen. Tick at least one section.")


class Wanted(NamedTuple):
    """Say what the pages are made from."""

    project: Project
    today: date
    options: Options

    def same(self, other: "Wanted | None") -> bool:
        """Tell whether the pages would be the same; the project is one value that is never changed."""
        return other is not None and self.project is other.project and self[1:] == other[1:]


class PlanPreview(QFrame):
    """Show the pages as they will be printed; the old ones stay until the new ones are there."""

    made = Signal()
    """Other pages are shown."""
    built = Signal()
    """The pages of the newest project are shown."""
    failed = Signal()
    """They could not be made; the sentence is on the screen."""

    def __init__(self, desk: Desk, options: Callable[[], Options]) -> None:
        """Lay it out; `options` tells how to print."""
        super().__init__()
        self.desk, self.theme, self._options = desk, desk.theme, options
        self.printed: Printed | None = None
        self._shown: Wanted | None = None
        self._tried: Wanted | None = None
        self._job: tuple[View, Wanted] | None = None
        self._task: Task | None = None
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self.start)
        self._lay_out()

    def _lay_out(self) -> None:
        desk, theme = self.desk, self.theme
        self.setObjectName("pages")
        self.setStyleSheet(
            f"QFrame#pages {{ background: {theme.tokens['sunken']}; border: 1px solid {theme.tokens['border']};"
            f" border-radius: {theme.px(8)}px; }}"
        )
        self._renderer = Renderer(self)
        self.thumbs = PageThumbs(desk, self._renderer)
        self.pages = PageView(desk, self._renderer, self.thumbs)
        self.pages.setStyleSheet(
            "QScrollArea, QScrollArea > QWidget, QAbstractScrollArea::corner { background: transparent; border: 0; }"
        )
        self.thumbs.page_chosen.connect(self.pages.set_page)
        self.pages.page_changed.connect(self._page_changed)
        self.pages.scale_changed.connect(self._name_scale)
        whole = column(self, (1, 1, 1, 1), 0, theme)
        self._banner = self._build_banner()
        whole.addWidget(self._banner)
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(desk.text(N_("Making the pages")))
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.progress.hide()
        whole.addWidget(self.progress)
        middle = row()
        self._edge = QFrame()
        self._edge.setFixedWidth(1)
        self._edge.setStyleSheet(f"QFrame {{ background: {theme.tokens['border']}; }}")
        right = column()
        right.addWidget(self.pages, 1)
        right.addWidget(self._build_bar())
        middle.addWidget(self.thumbs)
        middle.addWidget(self._edge)
        middle.addLayout(right, 1)
        whole.addLayout(middle, 1)

    def _build_bar(self) -> QWidget:
        """Make the line below the page: turn it, change its scale."""
        desk, theme = self.desk, self.theme
        bar = QWidget()
        line = row(bar, (8, 4, 8, 6), 4, theme)
        pages = self.pages
        self._back = icon_button(
            theme, "chevron-left", desk.text(N_("Page before")), lambda: pages.set_page(pages.page - 1)
        )
        self._on = icon_button(
            theme, "chevron-right", desk.text(N_("Next page")), lambda: pages.set_page(pages.page + 1)
        )
        self._number = label(theme, desk.text(N_("Making the pages…")), "table")
        self._smaller = icon_button(theme, "minus", desk.text(N_("Smaller")), pages.smaller)
        self._larger = icon_button(theme, "plus", desk.text(N_("Larger")), pages.larger)
        self.scale = button(theme, desk.text(N_("Fit")), lambda: pages.set_scale(FIT), "ghost")
        self.scale.setAccessibleDescription(desk.text(N_("Shows the page as large as fits")))
        line.addStretch(1)
        line.addWidget(self._back)
        line.addWidget(self._number)
        line.addWidget(self._on)
        line.addSpacing(theme.px(16))
        line.addWidget(self._smaller)
        line.addWidget(self.scale)
        line.addWidget(self._larger)
        line.addStretch(1)
        return bar

    def _build_banner(self) -> QFrame:
        theme = self.theme
        made = QFrame()
        made.setObjectName("banner")
        line = row(made, (16, 10, 12, 10), 12, theme)
        self.trouble = label(theme, "", "table", wrap=True)
        self.again = button(theme, self.desk.text(N_("Try again")), self.start)
        sign = label(theme)
        sign.setPixmap(pixmap("must", theme.color("warn"), QSize(theme.px(20), theme.px(20))))
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.trouble, 1)
        line.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop)
        made.hide()
        return made

    def refresh(self) -> None:
        """Make the pages anew if the project, the day or a choice is another."""
        if not self.wanted().same(self._job[1] if self._job else self._tried):
            self._timer.start(0 if self.printed is None else WAIT_MS)

    def later(self) -> None:
        """Wait until nothing has changed for a moment; what is being made is not wanted any more."""
        if self._task is not None:
            self._task.cancel()
        self._timer.start(WAIT_MS)

    def wanted(self) -> Wanted:
        """Say what the pages should be made from now."""
        return Wanted(self.desk.project, self.desk.today, self._options())

    def busy(self) -> bool:
        """Tell whether pages are being made or drawn."""
        return self._task is not None or self._timer.isActive() or self._renderer.busy()

    def current(self) -> Printed | None:
        """Give the pages if they are those of the project as it is now."""
        return self.printed if self.wanted().same(self._shown) else None

    def shown_options(self) -> Options | None:
        """Tell how the pages that are shown were made."""
        return self._shown.options if self._shown else None

    def start(self) -> None:
        """Make the pages beside the window."""
        self._timer.stop()
        if self._task is not None:
            # it stops at its next section, and then this is called again
            self._task.cancel()
            return
        self._job = (self.desk.view(), self.wanted())
        self._task = Task(self._work, self)
        self._task.progress.connect(self._progress)
        self._task.done.connect(self._done)
        self._task.failed.connect(self._not_made)
        self._task.cancelled.connect(self._stopped)
        self._task.start()

    def _work(self, task: Task) -> Printed:
        assert self._job is not None
        view, wanted = self._job
        return build(view, wanted.options, task.report)

    def _progress(self, share: float) -> None:
        if self._task is not None:
            self.progress.show()
            self.progress.setValue(round(share * 100))

    def _end(self) -> Wanted | None:
        """Forget the work that has ended and give what it was about."""
        tried = self._job[1] if self._job else None
        self._task = self._job = None
        return tried

    def _stopped(self) -> None:
        self._end()
        if not self._timer.isActive():
            self.start()

    def _done(self, printed: Printed) -> None:
        self._shown = self._tried = self._end()
        self.printed = printed
        self.progress.hide()
        self._banner.hide()
        self._renderer.show_printed(printed)
        self.thumbs.pages.show_printed(printed)
        self.pages.show_printed(printed)
        self.made.emit()
        if self.wanted().same(self._shown):
            self.built.emit()
        elif not self._timer.isActive():
            self.start()

    def _not_made(self, error: Exception) -> None:
        self._tried = self._end()
        self.progress.hide()
        if not self.wanted().same(self._tried):
            if not self._timer.isActive():
                self.start()
            return
        nothing = isinstance(error, NothingChosen)
        self.trouble.setText(self.desk.text(NONE_CHOSEN if nothing else NOT_MADE))
        self.again.setVisible(not nothing)
        self._banner.show()
        self.failed.emit()

    def _page_changed(self, page: int) -> None:
        self.thumbs.show_page(page)
        if self.printed is not None:
            last = len(self.printed.sizes)
            self._number.setText(self.desk.text(PAGE_OF, page=page + 1, pages=last))
            self._back.setEnabled(page > 0)
            self._on.setEnabled(page + 1 < last)

    def _name_scale(self) -> None:
        scale = self.pages.scale
        words = self.desk.text(N_("Fit")) if scale == FIT else self.desk.language.percent(scale / 100)
        self.scale.setText(words)
        self.scale.setAccessibleName(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the small pages out where there is no room for them."""
        super().resizeEvent(event)
        wide = self.width() >= self.theme.px(THUMBS_FROM)
        self.thumbs.setVisible(wide)
        self._edge.setVisible(wide)
        for widget in (self._smaller, self.scale, self._larger):
            widget.setVisible(self.width() >= self.theme.px(SCALES_FROM))

    def minimumSizeHint(self) -> QSize:
        """Be smaller than all that can be shown, so that there is a width at which some of it gives way."""
        return LEAST * (self.theme.zoom / 100)
