"""Whether a value that was found before all choices were made meets a choice anyway, so that it need not be made."""

from typing import Any

from linting.containment.evaluation import Evaluator
from linting.containment.obligations import SomeItem, SomeMember
from linting.schemas.terms import All, Some, Term


class Candidates:
    """Reads values against terms as the evaluator does, and against obligations too, which are the search's own."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator

    def meet(self, value: Any, term: Term) -> bool:
        """Whether the term is certainly true of the value."""
        match term:
            case Some(parts):
                return any(self.meet(value, part) for part in parts)
            case All(parts):
                return all(self.meet(value, part) for part in parts)
            case SomeMember(key, part):
                return not isinstance(value, dict) or any(
                    self.meet(name, key) and self.meet(member, part) for name, member in value.items()
                )
            case SomeItem(start, stop, part):
                return not isinstance(value, list) or any(self.meet(item, part) for item in value[start:stop])
        return self._evaluator.accepts(term, value) is True
