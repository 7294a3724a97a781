"""Problems of contracts and versions, and the reasons of a check."""

from registry.problems.explained import Explained

_STATES = {
    "draft": "only what is written and not proposed yet can",
    "proposed": "only a proposal can be published or withdrawn",
    "published": "only a version in use can be deprecated",
    "deprecated": "only a deprecated version can be retired",
    "retired": "only what was retired can",
    "rejected": "only what was rejected can",
    "withdrawn": "only what was withdrawn can",
}

PROBLEMS = (
    Explained(
        "check-failed",
        "The schema breaks what the contract promises",
        "`check` holds the whole answer: each change, the payload that shows the break, and whom it hits.",
        "Mend the schema, or submit it under the number of a new major version.",
    ),
    Explained("first-version", "The first version", "Nobody can break yet.", "Publish it."),
    Explained("unchanged", "Nothing changed", "The schema is the latest version's.", "There is no need for a version."),
    Explained(
        "breaking",
        "A break within a major line",
        "A payload shows that this version is not compatible with the one named, in the mode the contract promises.",
        "Look at the payload; mend the schema, or begin a new major line.",
    ),
    Explained(
        "breaking-new-major",
        "A break that a new major version announces",
        "It breaks the line before, as a new major version may.",
        "Give readers a mapping or time: deprecate the old line with a date.",
    ),
    Explained(
        "undecided",
        "Could not be decided",
        "The engine found neither a proof nor a payload; the reason names what stood in the way. It is never called "
        "compatible.",
        "Write that part more simply, or let the contract accept undecided verdicts with a warning.",
    ),
    Explained(
        "undecided-new-major",
        "Could not be decided, in a new major version",
        "Whether the line before breaks is not known; a new major version may.",
        "Treat it as a break.",
    ),
    Explained(
        "risky",
        "Compatible while writers keep to declared fields",
        "A writer that sends fields which its schema allows and does not declare could break readers.",
        "Close the schema with `additionalProperties: false`, or make sure that writers send declared fields only.",
    ),
    Explained(
        "consumers-break",
        "Applications that run would refuse payloads",
        "Registered consumers, deployed somewhere, read versions or fields that the new payloads do not suit. "
        "`consumers` names them, each with a payload.",
        "Let them move first, or attach a mapping.",
    ),
    Explained(
        "contract-unknown",
        "There is no contract of this name",
        "The schema was checked on its own, as the first version of a new contract would be.",
        "If it is new, register it; if not, the name is mistyped: names like it are listed.",
    ),
    Explained(
        "duplicate-id",
        "Another contract's schema has the same `$id`",
        "Readers that look schemas up by their `$id` would mix the two up.",
        "Give each contract's schema an `$id` of its own.",
    ),
    Explained(
        "number-taken",
        "The number is taken",
        "A version with this number is proposed or was published; numbers are never used again.",
        "Choose a later one, or withdraw the proposal.",
    ),
    Explained(
        "number-behind",
        "The line has moved beyond this number",
        "A later version of the same major line was published already.",
        "Choose a later number, or none to get the suggested one.",
    ),
    Explained(
        "number-too-low",
        "The number announces too little",
        "By Semantic Versioning, a break raises the major number, and an addition the minor.",
        "Take the suggested number.",
    ),
    Explained(
        "invalid-version",
        "This is no version number",
        "A number is three numbers, as in 1.2.0, without leading zeros and tags.",
        "Correct it, or leave it out to get the suggested one.",
    ),
    Explained("unknown-version", "There is no such version", "The contract has none of this number.", "See its list."),
    *(
        Explained(
            f"version-not-{state}",
            f"The version is not {state}",
            f"It is in another state by now, and {what}.",
            "Reload it to see what happened.",
        )
        for state, what in _STATES.items()
    ),
    Explained(
        "invalid-contract",
        "A contract cannot be described like this",
        "`errors` names each field with its fault.",
        "Correct these fields.",
    ),
    Explained(
        "invalid-name",
        "This is no contract name",
        "Contracts are named as namespace/name, in lower-case letters, digits, dots, dashes and underscores.",
        "Correct the name.",
    ),
    Explained("unknown-contract", "There is no such contract", "Nobody registered it.", "Search the list."),
    Explained(
        "invalid-settings",
        "This is no setting of a contract",
        "The setting does not exist, or cannot have this value; the message lists what there is.",
        "Correct it.",
    ),
    Explained(
        "invalid-mode",
        "This is no mode",
        "Versions are compared `backward`, `forward` or `full`.",
        "Name one of these.",
    ),
    Explained(
        "unknown-rule",
        "There is no such rule",
        "No rule for changes or for linting has this name.",
        "See the list of rules.",
    ),
    Explained(
        "invalid-sunset",
        "The sunset has to lie ahead",
        "Readers need time between the announcement and the end.",
        "Name a later date.",
    ),
    Explained(
        "invalid-successor",
        "This cannot be the successor",
        "A successor is another published version of the same contract.",
        "Name such a one, or none.",
    ),
    Explained(
        "sunset-not-later",
        "A sunset moves later, never earlier",
        "Readers rely on what was announced.",
        "Name a date after the present sunset.",
    ),
    Explained(
        "sunset-not-reached",
        "Readers were promised more time",
        "A version is retired after its sunset.",
        "Wait for it. It can be moved later, and never earlier.",
    ),
    Explained(
        "still-used",
        "Applications that run depend on this version",
        "Those named write it, or read no other version in use.",
        "Let them move first. If one runs no more, its team or a platform administrator ends its deployment.",
    ),
    Explained(
        "still-referred-to",
        "Other schemas refer to this version",
        "The versions named would lose a part of themselves.",
        "Retire those first, or let them refer to a later version.",
    ),
)
