"""How the question whether a build may be deployed is answered on a page."""

from dataclasses import dataclass

from registry.consumers.queries import Deployability, Help, Obstacle
from registry.presentation.lines import Code, payload_code


@dataclass(frozen=True)
class ObstacleShown:
    """One reason, and the payload that shows it."""

    obstacle: Obstacle
    payload: Code | None


@dataclass(frozen=True)
class DeployabilityShown:
    """The answer in a headline, with its colour, and why."""

    tone: str
    headline: str
    sentence: str
    obstacles: tuple[ObstacleShown, ...]
    helps: tuple[Help, ...] = ()


def deployability_shown(found: Deployability) -> DeployabilityShown:
    tone, headline, sentence = _ANSWERS[found.deployable]
    names = {"build": str(found.build), "environment": found.environment.name}
    obstacles = tuple(map(_obstacle_shown, found.obstacles))
    return DeployabilityShown(tone, headline.format(**names), sentence.format(**names), obstacles, found.helps)


def _obstacle_shown(obstacle: Obstacle) -> ObstacleShown:
    witness = obstacle.witness
    return ObstacleShown(obstacle, None if witness is None else payload_code(witness["payload"], {}))


_ANSWERS = {
    True: (
        "good",
        "{build} may go to {environment}",
        "Everything deployed there, and {build} itself, is proved to keep working.",
    ),
    False: ("bad", "{build} may not go to {environment}", "Something would break, or is not there."),
    None: (
        "unsure",
        "Nobody can say whether {build} may go to {environment}",
        "Nothing is shown to break, and not everything could be proved to keep working.",
    ),
}
