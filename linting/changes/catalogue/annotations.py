"""Rules for annotations, which say something to people and tools and never refuse a payload."""

from __future__ import annotations

from linting.changes.catalogue.rule import Rule, changing, coming_and_going
from linting.changes.levels import Movement
from linting.schemas.classification import CLASSIFYING, PURPOSE

_NO_EFFECT = "Annotations refuse no payload."


def _annotation(keyword: str, slug: str, meaning: str) -> tuple[Rule, ...]:
    return _annotations((keyword,), slug, keyword, meaning)


def _annotations(keywords: tuple[str, ...], slug: str, name: str, meaning: str) -> tuple[Rule, ...]:
    explanation = f"{meaning} {_NO_EFFECT}"
    return (
        *coming_and_going(
            keywords,
            (f"{slug}-added", f"An annotation was added: {name}", explanation, ""),
            (f"{slug}-removed", f"An annotation was removed: {name}", explanation, ""),
            Movement.NEUTRAL,
        ),
        *changing(
            keywords,
            (f"{slug}-changed", f"An annotation was changed: {name}", explanation, ""),
            Movement.NEUTRAL,
        ),
    )


def _flag(keyword: str, slug: str, meaning: str) -> tuple[Rule, ...]:
    explanation = f"{meaning} {_NO_EFFECT}"
    return coming_and_going(
        (keyword,),
        (f"{slug}-set", f"A mark was set: {keyword}", explanation, ""),
        (f"{slug}-cleared", f"A mark was cleared: {keyword}", explanation, ""),
        Movement.NEUTRAL,
    )


ANNOTATION_SLUGS = {
    "title": "title",
    "description": "description",
    "$comment": "comment",
    "default": "default",
    "examples": "examples",
    "contentEncoding": "content-encoding",
    "contentMediaType": "content-media-type",
    "contentSchema": "content-schema",
    "$vocabulary": "vocabulary",
    **dict.fromkeys(CLASSIFYING, "classification"),
    **dict.fromkeys(PURPOSE, "purpose"),
}
FLAG_SLUGS = {"deprecated": "deprecated", "readOnly": "read-only", "writeOnly": "write-only"}

ANNOTATION_RULES = (
    *_annotation("title", "title", "It names the place for people."),
    *_annotation("description", "description", "It explains the place to people; a changed meaning is worth telling."),
    *_annotation("$comment", "comment", "It is a note for those who maintain the schema."),
    *_annotation("default", "default", "Readers that apply defaults see another value where a writer left it out."),
    *_annotation("examples", "examples", "They show people what a value looks like."),
    *_annotation("contentEncoding", "content-encoding", "Readers that decode the string have to know."),
    *_annotation("contentMediaType", "content-media-type", "Readers that decode the string have to know."),
    *_annotation("contentSchema", "content-schema", "Readers that decode the string have to know."),
    *_annotations(
        CLASSIFYING,
        "classification",
        "classification",
        "It says how personal a field is: who may see it, and where it may go, can depend on it.",
    ),
    *_annotations(PURPOSE, "purpose", "purpose", "It says what a classified field is needed for."),
    *_annotation("$vocabulary", "vocabulary", "It is meant for metaschemas."),
    *_flag("deprecated", "deprecated", "It tells people that the place will go."),
    *_flag("readOnly", "read-only", "It tells clients that only the server sets the value."),
    *_flag("writeOnly", "write-only", "It tells clients that the value is never given back."),
)
