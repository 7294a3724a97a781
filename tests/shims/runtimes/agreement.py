"""Every runtime that this machine has, asked the same."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from shims.errors import ShimError
from shims.mapping import Mapping
from shims.runtimes.python import compiled, transform
from tests.shims.runtimes.nginx import MODULE, UnixConnection, nginx
from tests.shims.runtimes.pairs import Pair
from tests.shims.runtimes.runners import HERE, RUNTIMES, Conversation


class Runtimes:
    """Processes that stay, so that a pair costs no more than its answers."""

    def __init__(self, conversations: dict[str, Conversation], njs: UnixConnection | None):
        self.conversations = conversations
        self.njs = njs

    @property
    def names(self) -> list[str]:
        return ["python, compiled", *self.conversations, *(["njs"] if self.njs else [])]

    def answers(self, pair: Pair) -> dict[str, dict]:
        """What each makes of a pair, by its name; all but the interpreter, whose answer is the measure."""
        case = pair.case
        for told in self.conversations.values():
            told.ask(case)
        found = {"python, compiled": outcome_of(compiled(pair.mapping).transform, pair.payload)}
        found |= {name: told.answer() for name, told in self.conversations.items()}
        if self.njs:
            found["njs"] = self.njs.answer({"mapping": case.mapping, "payload": case.payload})
        return found


@contextlib.contextmanager
def all_runtimes() -> Iterator[Runtimes]:
    """Those that are installed."""
    with contextlib.ExitStack() as stack:
        conversations = {}
        for command in RUNTIMES:
            if shutil.which(command[0]):
                conversations[command[0]] = Conversation(command)
                stack.callback(conversations[command[0]].close)
        njs = None
        if shutil.which("nginx") and MODULE.exists():
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            njs = stack.enter_context(nginx(folder, HERE / "nginx_answers.js"))
        yield Runtimes(conversations, njs)


def outcome_of(run, *arguments) -> dict:
    """What a Python runtime makes of it, as the others tell it."""
    try:
        return {"after": run(*arguments)}
    except ShimError as failure:
        return {"fails": {"code": failure.code, "op": failure.op_index, "pointer": failure.pointer}}


def interpreted(mapping: Mapping, payload: str) -> dict:
    """The answer that all others have to give."""
    return outcome_of(transform, payload, mapping)
