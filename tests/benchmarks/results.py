"""What was measured, as a table and as JSON."""

import json
import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

COLUMNS = ("", "measured", "limit", "", "how")


@dataclass(frozen=True)
class Row:
    """One figure. Without a limit it is for information."""

    what: str
    value: float
    unit: str
    limit: float | None = None
    how: str = ""

    @property
    def is_over(self) -> bool:
        """Whether it is above its limit."""
        return self.limit is not None and self.value > self.limit

    @property
    def cells(self) -> tuple[str, ...]:
        """What stands in the table."""
        limit = "" if self.limit is None else f"≤ {self.limit:g} {self.unit}".rstrip()
        verdict = "" if self.limit is None else ("OVER" if self.is_over else "ok")
        return (self.what, f"{_short(self.value)} {self.unit}".rstrip(), limit, verdict, self.how)


def _short(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 100 else f"{round(value, 2):g}"


def table(rows: Iterable[Row]) -> str:
    """Return the rows as one Markdown table, its columns aligned."""
    lines: list[Sequence[str]] = [COLUMNS, *(row.cells for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(COLUMNS))]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join("| " + " | ".join(map(str.ljust, line, widths)) + " |" for line in lines)


def machine() -> dict[str, str]:
    """Describe what it was measured on."""
    models = [
        line.partition(":")[2].strip()
        for line in _text(Path("/proc/cpuinfo")).splitlines()
        if line.startswith("model name")
    ]
    memory = _text(Path("/proc/meminfo")).partition("MemTotal:")[2].split()[:1]
    return {
        "cpu": f"{os.cpu_count()} × {models[0] if models else platform.machine()}",
        "memory": f"{int(memory[0]) / 2**20:.0f} GiB" if memory else "unknown",
        "system": platform.platform(),
        "python": platform.python_version(),
    }


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def write_json(rows: Sequence[Row], path: Path) -> None:
    """Write the rows, with the machine and the time of day."""
    path.parent.mkdir(parents=True, exist_ok=True)
    report = {
        "taken": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine(),
        "rows": [asdict(row) | {"over": row.is_over} for row in rows],
    }
    path.write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def write_docs(rows: Sequence[Row], path: Path) -> None:
    """Put the table and the machine into the document, between its two marks."""
    before, _, rest = path.read_text(encoding="utf-8").partition("<!-- measured -->\n")
    _, _, after = rest.partition("<!-- end -->\n")
    day = datetime.now(UTC).strftime("%d %B %Y").lstrip("0")
    told = f"{day}, on {', '.join(machine().values())}:\n\n{table(rows)}\n"
    path.write_text(f"{before}<!-- measured -->\n{told}<!-- end -->\n{after}", encoding="utf-8")
