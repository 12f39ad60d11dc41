"""Models of reflection: headings to write under, each with one question that helps to begin.

- What? So what? Now what?: T. Borton, Reach, Touch and Teach (1970); for practice by J. Driscoll,
  Practising Clinical Supervision, and by G. Rolfe, D. Freshwater and M. Jasper, Critical Reflection
  for Nursing and the Helping Professions (2001).
- Gibbs: G. Gibbs, Learning by Doing (1988).
- Kolb: D. A. Kolb, Experiential Learning (1984).
- Four Fs: R. Greenaway's active reviewing cycle.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prompt:
    heading: str
    hint: str


PROMPTS: dict[str, tuple[Prompt, ...]] = {
    "what": (
        Prompt("What?", "What happened, and what did you do?"),
        Prompt("So what?", "Why does it matter, to you or to your work?"),
        Prompt("Now what?", "What will you do because of it?"),
    ),
    "gibbs": (
        Prompt("Description", "What happened?"),
        Prompt("Feelings", "What were you thinking and feeling?"),
        Prompt("Evaluation", "What was good about it, and what was bad?"),
        Prompt("Analysis", "What sense can you make of it?"),
        Prompt("Conclusion", "What else could you have done?"),
        Prompt("Action plan", "If it came up again, what would you do?"),
    ),
    "kolb": (
        Prompt("Concrete experience", "What did you do or take part in?"),
        Prompt("Reflective observation", "What do you notice, looking back on it?"),
        Prompt("Abstract conceptualisation", "What do you conclude from it?"),
        Prompt("Active experimentation", "What will you try next?"),
    ),
    "four_fs": (
        Prompt("Facts", "What happened, as anyone there would tell it?"),
        Prompt("Feelings", "What did it feel like?"),
        Prompt("Findings", "What did you find out?"),
        Prompt("Futures", "How will you use what you found?"),
    ),
}


def outline(model: str) -> str:
    """The model's headings in Markdown, with room under each; nothing for a free entry."""
    return "\n\n\n".join(f"{line}\n" for line in _lines(model))


def is_untouched(body: str) -> bool:
    """Whether nothing but a model's headings stands there, so that others may take their place."""
    written = [line.strip() for line in body.splitlines() if line.strip()]
    return written in [[], *map(_lines, PROMPTS)]


def _lines(model: str) -> list[str]:
    return [f"## {prompt.heading}" for prompt in PROMPTS.get(model, ())]
