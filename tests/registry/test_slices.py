"""A slice's rows are asked for by its own services and queries; others hold them, and never go and fetch them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SLICES = [path.parent.name for path in sorted((ROOT / "registry").glob("*/models.py"))]
A_PLACE_HOLDER = "none"  # `Team.objects.none()`, for a choice that is filled in later, fetches nothing


def owners() -> dict[str, str]:
    """Which slice each model belongs to."""
    return {
        node.name: slice_
        for slice_ in SLICES
        for node in ast.parse((ROOT / "registry" / slice_ / "models.py").read_text()).body
        if isinstance(node, ast.ClassDef)
    }


def fetches(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """The models whose managers are asked for anything, and where."""
    for node in ast.walk(tree):
        asked = node.value if isinstance(node, ast.Attribute) and node.attr != A_PLACE_HOLDER else None
        if isinstance(asked, ast.Attribute) and asked.attr == "objects" and isinstance(asked.value, ast.Name):
            yield asked.value.id, asked.lineno


def test_there_are_slices_with_models() -> None:
    assert {"catalog", "consumers", "delivery", "events", "identity", "lifecycle"} <= set(SLICES)


def test_no_slice_fetches_the_rows_of_another() -> None:
    owner_of = owners()
    wrong = []
    for path in sorted((ROOT / "registry").rglob("*.py")) + sorted((ROOT / "contracts_api").rglob("*.py")):
        if "migrations" in path.parts:
            continue
        room, inside, *_ = (*path.relative_to(ROOT).parts, "")
        inside = inside if room == "registry" else room
        for model, line in fetches(ast.parse(path.read_text())):
            if owner_of.get(model, inside) != inside:
                wrong.append(f"{path.relative_to(ROOT)}:{line} fetches {model} of {owner_of[model]}")

    assert wrong == []
