"""What the database refuses to do to versions; installed by migrations, again after each that alters their table."""

from registry.guards import Guard, any_changed

_ONCE_PUBLISHED = "OLD.state IN ('published', 'deprecated', 'retired')"
_CONTENT = any_changed(
    "contract_id",
    "major",
    "minor",
    "patch",
    "dialect",
    "source",
    "syntax",
    "canonical",
    "digest",
    "change_note",
    "submitted_by",
    "submitted_by_id",
    "submitted_at",
    "published_by",
    "published_by_id",
    "published_at",
)
_STATE_MOVES_BACK = (
    "(OLD.state = 'published' AND NEW.state NOT IN ('published', 'deprecated', 'retired'))"
    " OR (OLD.state = 'deprecated' AND NEW.state NOT IN ('deprecated', 'retired'))"
    " OR (OLD.state = 'retired' AND NEW.state <> 'retired')"
)

PUBLISHED_IS_FROZEN = (
    Guard(
        "published_version_is_frozen",
        table="catalog_version",
        event="UPDATE",
        message="a published version is immutable",
        condition=f"{_ONCE_PUBLISHED} AND ({_CONTENT})",
    ),
    Guard(
        "version_state_only_moves_on",
        table="catalog_version",
        event="UPDATE",
        message="the state of a published version only moves on",
        condition=_STATE_MOVES_BACK,
    ),
    Guard(
        "published_version_is_kept",
        table="catalog_version",
        event="DELETE",
        message="a published version is never removed",
        condition=_ONCE_PUBLISHED,
    ),
)
