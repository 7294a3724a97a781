"""Problems of mappings, gateways, bundles and webhooks."""

from registry.problems.explained import Explained

PROBLEMS = (
    Explained(
        "too-many-fields",
        "The schema is too wide for mappings to be verified here",
        "The engine would think for minutes, and others wait for the same server.",
        "Verify the mapping on a machine of your own, with `contracts shim verify`, or split the contract.",
    ),
    Explained(
        "not-a-mapping",
        "This is no mapping",
        "A mapping is an object with `oplevel` and `ops`; the pointer names the place at fault.",
        "Correct it; `contracts shim ops` lists the ops.",
    ),
    Explained(
        "unknown-op",
        "There is no such op",
        "The op is misspelt, or belongs to a later level of the language.",
        "`contracts shim ops` lists what there is.",
    ),
    Explained(
        "invalid-parameters",
        "The op does not take these parameters",
        "The pointer names the parameter.",
        "`contracts shim op NAME` shows what it takes.",
    ),
    Explained(
        "oplevel-too-high",
        "The mapping needs a later registry",
        "It is written for a level of the language that this registry does not speak.",
        "Write it with the ops of a lower level.",
    ),
    Explained("too-many-ops", "Too many ops", "A mapping is bounded, so that it is quick.", "Join or drop ops."),
    Explained(
        "other-contract",
        "The versions belong to two contracts",
        "A mapping joins two versions of one contract.",
        "Choose both from the same contract.",
    ),
    Explained(
        "same-version",
        "From a version to itself",
        "A mapping leads from one version to another.",
        "Choose another version.",
    ),
    Explained(
        "version-not-in-use",
        "The version is not in use",
        "Mappings join published versions that are not retired.",
        "Publish it first, or choose another.",
    ),
    Explained("unknown-mapping", "There is no such mapping", "None has this number.", "See the contract's mappings."),
    Explained(
        "already-active",
        "It runs there already",
        "The environment's bundle carries this mapping.",
        "Nothing is left to do.",
    ),
    Explained(
        "already-withdrawn",
        "It is withdrawn already",
        "No bundle carries this mapping.",
        "Nothing is left to do.",
    ),
    Explained(
        "mapping-refuted",
        "A payload shows that the mapping is wrong",
        "It turns a valid payload of the one version into one that the other refuses.",
        "Attach a mapping that fits that payload, too.",
    ),
    Explained(
        "mapping-not-verified",
        "Nobody has verified the mapping",
        "What is not verified does not run.",
        "Verify it first.",
    ),
    Explained(
        "mapping-not-acknowledged",
        "The mapping is neither proved nor acknowledged",
        "It could not be decided whether all its results are valid; somebody has to take that on.",
        "Acknowledge it with a reason, or write it so that it can be proved.",
    ),
    Explained(
        "nothing-to-acknowledge",
        "There is nothing to acknowledge",
        "Only a mapping whose verdict is unknown can be acknowledged.",
        "See its verdict on its page.",
    ),
    Explained(
        "not-invertible",
        "The mapping has no way back",
        "One of its ops loses what the way back would need.",
        "Write the mapping for the other direction by hand.",
    ),
    Explained("reason-missing", "A reason is missing", "Who lets something pass says why.", "Give a reason."),
    Explained(
        "missing-hop",
        "A version in between has no mapping",
        "A chain of mappings needs one for each step.",
        "Attach a mapping for the step named.",
    ),
    Explained(
        "invalid-gateway",
        "A gateway cannot be described like this",
        "Its name or environment is not made of lower-case letters, digits, dots, dashes and underscores.",
        "Choose another name.",
    ),
    Explained("unknown-gateway", "There is no such gateway", "Nobody registered it.", "See the list of gateways."),
    Explained(
        "unknown-revision",
        "There was no such revision",
        "The environment's bundles are numbered from 1 without a gap; this number is not among them.",
        "See the list of its bundles.",
    ),
    Explained(
        "nothing-to-roll-back",
        "The bundle says that already",
        "The revision asked for and the latest have the same content.",
        "Nothing is left to do.",
    ),
    Explained(
        "invalid-subscription",
        "A webhook cannot be like this",
        "Its address is no http or https address, or a type of event does not exist.",
        "Correct what the pointer names.",
    ),
    Explained("unknown-subscription", "There is no such webhook", "The team has none of this number.", "See its list."),
    Explained(
        "subscription-unchanged",
        "The webhook is in that state already",
        "It was turned on or off before.",
        "Nothing is left to do.",
    ),
    Explained("unknown-delivery", "There is no such delivery", "It may be forgotten by now.", "See the list."),
    Explained(
        "delivery-not-dead",
        "The delivery is not given up",
        "Only a dead delivery is sent again by hand; others are on their way or have arrived.",
        "Wait for it.",
    ),
)
