"""Problems of applications, and why a build may not be deployed."""

from registry.problems.explained import Explained

PROBLEMS = (
    Explained(
        "reader-breaks",
        "A reader would refuse payloads",
        "What is written is not contained in what is read there: the witness is a payload of the one that the other "
        "refuses.",
        "Deploy a version of the reader that reads it first, write an older version besides, or attach a mapping.",
    ),
    Explained(
        "mapping-not-taken",
        "A mapping that would help is not at work everywhere",
        "A proved mapping in the environment's bundle turns what is written into what the reader was written for. But "
        "a gateway there has not said that it took a bundle with it, or none has said anything yet.",
        "See on the page of the environment which revision each gateway runs, and why one refused.",
    ),
    Explained(
        "no-provider",
        "Nobody there writes what the build reads",
        "The build reads a contract that nothing deployed in this environment writes.",
        "Deploy a writer first, or register what the writer provides.",
    ),
    Explained(
        "no-longer-provided",
        "Readers would be left behind",
        "The version that runs now writes a contract that this one does not, and nothing else there does.",
        "Keep writing it until its readers have moved.",
    ),
    Explained(
        "provides-retired",
        "The build writes a retired version",
        "Retired versions are served to nobody.",
        "Write a version in use.",
    ),
    Explained(
        "provides-unpublished",
        "The build writes a version that is not published",
        "A proposal is nobody's word yet, and may be withdrawn.",
        "Publish it first.",
    ),
    Explained(
        "reads-retired",
        "Everything that is read was retired",
        "All versions that the build was written for have been retired.",
        "Move it to a version in use.",
    ),
    Explained(
        "reads-unpublished",
        "Nothing that is read was published",
        "No version in the range was published when the build was registered, so it cannot have been written for one.",
        "Register a build that reads what there is.",
    ),
    Explained(
        "invalid-application",
        "An application cannot be described like this",
        "The pointer names the member at fault.",
        "Correct it.",
    ),
    Explained(
        "unknown-application",
        "There is no such application",
        "Nobody registered it.",
        "Register it with `POST /api/v1/applications`, or look for it in the list.",
    ),
    Explained(
        "invalid-application-version",
        "A version of an application cannot be described like this",
        "The pointer names what is wrong: the number, a range of versions, a field, or something named twice.",
        "Correct it. Ranges are written as 1.2.0, 1.x, ^1.2.0, ~1.2.0 or >=1.2.0 <3.0.0; fields as JSON Pointers.",
    ),
    Explained(
        "unknown-application-version",
        "The application has no such version",
        "Its pipeline did not register it, or under another number.",
        "Register it with `POST /api/v1/applications/{name}/versions`.",
    ),
    Explained(
        "application-version-differs",
        "A build never changes",
        "This number was registered with other dependencies.",
        "Register the build under a number of its own, such as its commit.",
    ),
    Explained(
        "not-deployed",
        "The application does not run there",
        "There is no deployment to end.",
        "See where it runs on its page.",
    ),
    Explained(
        "invalid-environment",
        "An environment cannot be named like this",
        "Names are made of lower-case letters, digits, dots, dashes and underscores.",
        "Choose another name.",
    ),
    Explained(
        "unknown-environment",
        "There is no such environment",
        "It has not begun: the first gateway in it begins it, or `POST /api/v1/environments`.",
        "Check its spelling, or begin it.",
    ),
)
