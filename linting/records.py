"""Records: values with named parts, declared as for `dataclasses`, whose methods are written when they are first used.

A dataclass has its methods written and compiled when its class is made, in a quarter of a millisecond. A command line
starts anew for every question, and uses a third of the classes that it loads: a quarter of its time went there. The
class of a record is made at the price of any class, with its slots and no more; `__init__`, `__eq__` and `__hash__` are
written, as a dataclass has them, when one of its records first asks for them.

    >>> class Bound(Record):
    ...     value: int
    ...     strict: bool = False
    >>> Bound(3)
    Bound(value=3, strict=False)
    >>> Bound(3) == Bound(3)
    True

Records cannot be changed, and are equal where their classes and their parts are. Where a class says `eq=False`, they
are equal to themselves only; where it says `frozen=False`, they can be changed, too. Classes below a class are as it
is. What is kept beside the parts, such as a `cached_property`, takes `__slots__ = ("__dict__",)`, as in any class with
slots.
"""

import sys
from collections.abc import Callable
from typing import Any, NamedTuple, NoReturn, Self, TypeVar, dataclass_transform, overload

T = TypeVar("T")
R = TypeVar("R", bound="Record")


_NOT_GIVEN = object()


class _Field(NamedTuple):
    """What is said of a part beside its name and type."""

    default: Any = _NOT_GIVEN
    default_factory: Callable[[], Any] | None = None
    aside: bool = False


class _Form(NamedTuple):
    """What a class of records was declared to be; its parts are its `__match_args__`."""

    fields: dict[str, _Field] = {}
    eq: bool = True
    frozen: bool = True


@overload
def field(*, default: T, aside: bool = ...) -> T: ...
@overload
def field(*, default_factory: Callable[[], T], aside: bool = ...) -> T: ...
@overload
def field(*, aside: bool) -> Any: ...
def field(**said: Any) -> Any:
    """A part with more to say: a default that is made for each record, or that it is neither compared nor shown."""
    return _Field(**said)


class _Later:
    """A method that is written for a class when a record of it first asks for it, and stands in the class then."""

    def __init__(self, write: Callable[[Any], Callable[..., Any]]) -> None:
        self._write = write

    def __get__(self, record: object, owner: Any) -> Any:
        method = self._write(owner)
        setattr(owner, method.__name__, method)
        return method if record is None else method.__get__(record)


def _written(owner: type, head: str, *body: str, **scope: Any) -> Any:
    name = head.partition("(")[0]
    scope["__name__"] = owner.__module__
    exec("\n ".join((f"def {head}:", *body)), scope)  # noqa: S102 - as dataclasses and namedtuple do; names of fields only
    method = scope[name]
    method.__qualname__ = f"{owner.__qualname__}.{name}"
    return method


def _init(owner: Any) -> Callable[..., None]:
    form: _Form = owner.__form__
    scope: dict[str, Any] = {"_NOT_GIVEN": _NOT_GIVEN}
    parameters, body = ["self"], []
    for part in owner.__match_args__:
        default, factory, _ = form.fields[part]
        value = part
        if factory is not None:
            scope[f"_make_{part}"] = factory
            value = f"_make_{part}() if {part} is _NOT_GIVEN else {part}"
            parameters.append(f"{part}=_NOT_GIVEN")
        elif default is not _NOT_GIVEN:
            scope[f"_default_{part}"] = default
            parameters.append(f"{part}=_default_{part}")
        else:
            parameters.append(part)
        # The slot is set past `__setattr__`, which refuses; that is quicker than to ask `object` for it.
        scope[f"_set_{part}"] = getattr(owner, part).__set__
        body.append(f"_set_{part}(self, {value})" if form.frozen else f"self.{part} = {value}")
    init: Callable[..., None] = _written(owner, f"__init__({', '.join(parameters)})", *body, "pass", **scope)
    return init


def _tuple_of(owner: Any, name: str) -> str:
    compared = (part for part, said in owner.__form__.fields.items() if not said.aside)
    return f"({''.join(f'{name}.{part}, ' for part in compared)})"


def _eq(owner: Any) -> Callable[..., bool]:
    equality = f"return {_tuple_of(owner, 'self')} == {_tuple_of(owner, 'other')}"
    method: Callable[..., bool] = _written(
        owner, "__eq__(self, other)", "if other.__class__ is not self.__class__: return NotImplemented", equality
    )
    return method


def _hash(owner: Any) -> Callable[..., int]:
    method: Callable[..., int] = _written(owner, "__hash__(self)", f"return hash({_tuple_of(owner, 'self')})")
    return method


def _refuse(record: object, name: str, *_value: object) -> NoReturn:
    raise AttributeError(f"{name!r} of a {type(record).__name__} cannot be changed; `replace` makes another")


_INIT = {"__init__": _Later(_init)}
_EQUAL_BY_PARTS = {"__eq__": _Later(_eq), "__hash__": _Later(_hash)}
_EQUAL_TO_ITSELF = {"__eq__": object.__eq__, "__hash__": object.__hash__}
_FROZEN = {"__setattr__": _refuse, "__delattr__": _refuse}
_FREE = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}


class _RecordType(type):
    """Makes the classes of records. What a class defines by itself stays as it is."""

    __form__: _Form
    __match_args__: tuple[str, ...]

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **words: Any) -> "_RecordType":
        above = next((base for base in bases if isinstance(base, _RecordType)), None)
        form: _Form = getattr(above, "__form__", _Form())._replace(**words)
        own = _annotated(namespace)
        fields = form.fields | {part: _said(namespace.pop(part, _NOT_GIVEN)) for part in own}
        return super().__new__(cls, name, bases, {
            **_INIT,
            **(_EQUAL_BY_PARTS if form.eq and form.frozen else _EQUAL_TO_ITSELF),
            **(_FROZEN if form.frozen else _FREE),
            **namespace,
            "__slots__": (*own, *namespace.get("__slots__", ())),
            "__match_args__": tuple(fields),
            "__form__": form._replace(fields=fields),
        })  # fmt: skip


def _said(of_part: Any) -> _Field:
    return of_part if isinstance(of_part, _Field) else _Field(of_part)


def _annotated(namespace: dict[str, Any]) -> tuple[str, ...]:
    """The parts that the body of a class names, in order."""
    if sys.version_info >= (3, 14) and "__annotations__" not in namespace:
        from annotationlib import Format, call_annotate_function, get_annotate_from_class_namespace

        annotate = get_annotate_from_class_namespace(namespace)
        return tuple(call_annotate_function(annotate, Format.STRING)) if annotate else ()
    return tuple(namespace.get("__annotations__", ()))


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Record(metaclass=_RecordType):
    """What all records are."""

    def __repr__(self) -> str:
        fields = type(self).__form__.fields
        shown = ", ".join(f"{name}={part!r}" for name, part in parts_of(self).items() if not fields[name].aside)
        return f"{type(self).__qualname__}({shown})"

    def __reduce__(self) -> tuple[type[Self], tuple[Any, ...]]:
        return type(self), tuple(parts_of(self).values())


def names_of_parts(kind: type[Record]) -> tuple[str, ...]:
    """What the parts of a class of records are called, in order."""
    return kind.__match_args__


def parts_of(record: Record) -> dict[str, Any]:
    """The parts of a record by name, in order."""
    return {name: getattr(record, name) for name in names_of_parts(type(record))}


def replace(record: R, **parts: Any) -> R:
    """A record like another but for these parts."""
    return type(record)(**{**parts_of(record), **parts})
