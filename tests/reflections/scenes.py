"""The scenes of tests/story: the figures of the story, worked out apart from this program."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "story"
NAMES_OF_THE_SCENE = ("period_from", "period_until", "lens", "left_out")


@dataclass(frozen=True)
class Scene:
    """What to look at, the rows expected by organisation, and the result, sides and motto."""

    first: str
    last: str
    lens: str
    left_out: tuple[str, ...]
    rows: dict[str, dict[str, str]]
    result: dict

    def __str__(self):
        return " ".join([self.first, self.last, self.lens, *self.left_out])


def scenes() -> list[Scene]:
    with (FOLDER / "expected.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    results = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
    return [_scene(result, rows) for result in results]


def _scene(result: dict, rows: list[dict[str, str]]) -> Scene:
    first, last, lens = (result[name] for name in NAMES_OF_THE_SCENE[:3])
    left_out = tuple(result["left_out"])
    here = (first, last, lens, "; ".join(left_out))
    own = [row for row in rows if tuple(row[name] for name in NAMES_OF_THE_SCENE) == here]
    figures = {
        row["organisation"]: {k: v for k, v in row.items() if k not in NAMES_OF_THE_SCENE}
        for row in own
    }
    told = {name: result[name] for name in ("score", "sides", "motto")}
    return Scene(first, last, lens, left_out, figures, told)


# Those of which an activity cost something, or the employer paid the fee; CILIP with its groups.
COSTLY = {
    "Chartered Institute of Library and Information Professionals",
    "Colleges of Further and Higher Education",
    "CILIP West Midlands",
    "Business Librarians Association",
}
OF_COSTS = {
    *("cost", "cost_is", "cost_self", "cost_employer", "net", "back", "cost_per_hour"),
    *("cost_per_activity", "own_cost", "verdict", "standing"),
}


def told_without_costs(scene: Scene, *untold: str) -> dict[str, dict[str, str]]:
    """All figures of a scene but the `untold` ones, and those that hang on what activities cost.

    Neither a calendar nor a mail says that, and no statement of one's own has what others paid.
    """
    return {
        name: {
            figure: text
            for figure, text in row.items()
            if figure not in untold and not (figure in OF_COSTS and name in COSTLY)
        }
        for name, row in scene.rows.items()
    }
