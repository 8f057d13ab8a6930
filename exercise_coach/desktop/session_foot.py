"""What is to be known below every page of a session: notices, and that it is muted."""

import enum
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from exercise_coach.desktop.controls import SEMIBOLD, Role, label, row
from exercise_coach.desktop.fitting import ASKED, remember_letters, wished_share
from exercise_coach.desktop.floor.measures import LINE, lettering, shorter_side
from exercise_coach.desktop.theme import font

_HORN = QPolygonF([QPointF(6, 7), QPointF(11, 3), QPointF(11, 17), QPointF(6, 13)])
SOUND_MS = 12_000
"""How long what the sound has to say is seen in a session."""
TURN_MS = 5000
"""How long one notice is seen from the floor before the next, where a line has no room for both."""
SHARES = (1.0, 0.9, 0.8, 0.7)
"""What of the letters' size is tried for one line."""
GAP, EDGE = 24, 24
CENTRE = Qt.AlignmentFlag.AlignHCenter


class About(enum.StrEnum):
    """What a notice is about, in the order in which they are read."""

    GAP = "gap"
    JOURNAL = "journal"
    UNSAVED = "unsaved"
    SOUND = "sound"


SLEEP, SCORE, WISH = "sleep", "score", "wish"
"""What else a notice may be about: it is read behind the others, in the order of being told."""
CALM = frozenset({About.SOUND, SLEEP, SCORE, WISH})
"""What is no alarm is not in the colour of one."""
PASSING = {SLEEP: 10_000, SCORE: 2000, WISH: 10_000}
"""How long some notices are seen, in milliseconds."""


class SessionFoot(QWidget):
    """A line that takes no room while there is nothing to be known.

    What is told of the sound is seen for a while only; the sign that it is silent remains. That the
    computer may fall asleep is told once.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("session-foot")
        self.notice = label(role=Role.BrightText, name="session-notice", align=CENTRE)
        self.muted = MutedSign()
        layout = row(self.muted, self.notice, spacing=GAP)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._texts: dict[str, str] = dict.fromkeys(About, "")
        self._whole = ""
        self._of_sound = ""
        self._is_far = self._is_short = self._is_muted = False
        self._is_unheard = False
        self.passing = QTimer(self)
        self.passing.setSingleShot(True)
        self.passing.setInterval(SOUND_MS)
        self.passing.timeout.connect(lambda: self.tell("", About.SOUND))
        self.leaving = {about: self._leaves_after(about, ms) for about, ms in PASSING.items()}
        self._was_warned = False
        self._turn: str = About.GAP
        self.turning = QTimer(self)
        self.turning.setInterval(TURN_MS)
        self.turning.timeout.connect(self._turn_to_next)
        self.notice.hide()
        self.muted.hide()
        self.hide()

    def _leaves_after(self, about: str, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(lambda: self.tell("", about))
        return timer

    # What is told

    def tell(self, text: str, about: str) -> None:
        """Show a notice, in place of the one about the same; none where it is empty."""
        if about in PASSING:
            text = self._in_passing(text, about)
        if text and text != self._texts.get(about):
            self._turn = about
            self.turning.stop()
        self._texts[about] = text
        whole = "  ".join(text for text in self._texts.values() if text)
        if whole != self._whole:
            self._whole = whole
            self._show_notice()
        self._appear()

    def _in_passing(self, text: str, about: str) -> str:
        """Return what is said of it, for a while only."""
        if about == SLEEP and text:
            if self._was_warned:
                return self._texts.get(about, "")
            self._was_warned = True
        if text:
            self.leaving[about].start()
        else:
            self.leaving[about].stop()
        return text

    def _role(self) -> QPalette.ColorRole:
        told = {about for about, text in self._texts.items() if text}
        is_calm = {self._turn} <= CALM if self.turning.isActive() else told <= CALM
        return Role.WindowText if is_calm else Role.BrightText

    def tell_sound(self, text: str) -> None:
        """Say once what is the matter with the sound; `let_pass` lets it go."""
        if text != self._of_sound:
            self._of_sound = text
            self.passing.stop()
            self.tell(text, About.SOUND)

    def show_unheard(self, *, is_unheard: bool) -> None:
        """Show by a sign that there is no sound, or is."""
        if is_unheard is not self._is_unheard:
            self._is_unheard = is_unheard
            self._show_sign()

    def let_pass(self) -> None:
        """Let what is told of the sound be seen for `SOUND_MS` from now on."""
        if self._texts[About.SOUND] and not self.passing.isActive():
            self.passing.start()

    def show_muted(self, *, is_muted: bool) -> None:
        """Show that no tone is heard, or no longer."""
        self._is_muted = is_muted
        self._show_sign()

    def _show_sign(self) -> None:
        self.muted.say(is_muted=self._is_muted)
        self.muted.setVisible(self._is_muted or self._is_unheard)
        self._appear()
        self._show_notice()

    def _appear(self) -> None:
        self.notice.setVisible(bool(self._whole))
        self.setVisible(not (self.notice.isHidden() and self.muted.isHidden()))

    # How it is lettered

    def stand_back(self, *, is_far: bool) -> None:
        """Take letters that are read from the floor, or the usual ones."""
        self._is_far = is_far
        for words in (self.notice, self.muted):
            words.setFont(self._face())
            if is_far:
                words.setProperty(ASKED, 0.0)
            else:
                remember_letters(words)
        margin = 24 if is_far else 8
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(margin, 0, margin, 4)
        self._show_notice()

    def be_short(self, *, is_short: bool) -> None:
        """Take one line at most, or as many as it needs: nothing above may get too small."""
        if is_short is not self._is_short:
            self._is_short = is_short
            self._show_notice()

    def _face(self, share: float = 1.0) -> QFont:
        if not self._is_far:
            return font(share, SEMIBOLD)
        return lettering(shorter_side(self) * LINE * share, SEMIBOLD)

    def _show_notice(self) -> None:
        """Show all of it, or what one line has room for."""
        policy = QSizePolicy.Policy
        is_line = self._is_short
        self.notice.setWordWrap(not is_line)
        self.notice.setSizePolicy(policy.Ignored if is_line else policy.Preferred, policy.Preferred)
        text = self._in_a_line() if is_line else self._whole
        if not is_line:
            self.turning.stop()
            self._letter(SHARES if self._is_far else self._near_shares(), self._whole)
        if text != self.notice.text():
            self.notice.setText(text)
        self.notice.setForegroundRole(self._role())
        self.notice.setAccessibleName(self._whole)

    @staticmethod
    def _near_shares() -> Sequence[float]:
        """Return what of the letters that are wished is tried: those of usual size at the least."""
        usual = 1.0 / wished_share()
        return (*(share for share in SHARES if share > usual), usual)

    @property
    def _room(self) -> int:
        sign = 0 if self.muted.isHidden() else self.muted.sizeHint().width() + GAP
        return self.contentsRect().width() - sign - 2 * EDGE

    def _letter(self, shares: Sequence[float], text: str) -> QFont:
        """Take the first of these with which it is said in a line, or else the last."""
        faces = [self._face(share) for share in shares]
        fitting = (each for each in faces if self._fits(text, each))
        face = next(fitting, faces[-1])
        if face != self.notice.font():
            self.notice.setFont(face)
        return face

    def _fits(self, text: str, face: QFont) -> bool:
        return QFontMetricsF(face).horizontalAdvance(text) <= self._room

    def _in_a_line(self) -> str:
        """Return all of it, or what is told of one thing while it is its turn; the newest first."""
        told = [about for about, text in self._texts.items() if text]
        text = self._whole
        if len(told) < 2 or self._fits(text, self._face(SHARES[-1])):
            self.turning.stop()
        else:
            self._turn = self._turn if self._turn in told else told[0]
            text = self._texts[self._turn]
            if not self.turning.isActive():
                self.turning.start()
        end = Qt.TextElideMode.ElideRight
        return QFontMetricsF(self._letter(SHARES, text)).elidedText(text, end, max(1, self._room))

    def _turn_to_next(self) -> None:
        told = [about for about, text in self._texts.items() if text]
        at = told.index(self._turn) if self._turn in told else -1
        self._turn = told[(at + 1) % len(told)]
        self._show_notice()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Fit letters of another size, once all have it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._show_notice)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the new width."""
        super().resizeEvent(event)
        self._show_notice()


class MutedSign(QLabel):
    """A loudspeaker that is crossed out, and the word for those who do not know the sign."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("muted-sign")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.say(is_muted=True)
        self.setFont(font(1.0, SEMIBOLD))
        remember_letters(self)
        self._make_room()

    def say(self, *, is_muted: bool) -> None:
        """Say that the user turned the sound off, or that there is none."""
        if is_muted:
            self.setText(self.tr("Muted · M"))
            self.setAccessibleName(self.tr("Muted. The key M turns the sound on."))
        else:
            self.setText(self.tr("No sound"))
            self.setAccessibleName(self.tr("No sound. Watch the screen."))

    def _side(self) -> int:
        return round(QFontMetricsF(self.font()).height())

    def _make_room(self) -> None:
        self.setContentsMargins(self._side() + 10, 2, 0, 2)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Keep room for the sign beside the letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the sign before the word."""
        super().paintEvent(event)
        side = self._side()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(2, (self.height() - side) / 2)
        painter.scale(side / 20, side / 20)
        ink = self.palette().color(Role.WindowText)
        painter.setBrush(ink)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRect(QRectF(2, 7, 4, 6))
        painter.drawPolygon(_HORN)
        painter.setPen(QPen(ink, 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(14, 7, 19, 13)
        painter.drawLine(19, 7, 14, 13)
