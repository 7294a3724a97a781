"""Problems of the text of a schema, and of the schema that it holds."""

from registry.problems.explained import Explained

PROBLEMS = (
    Explained("empty", "The document is empty", "There is nothing to read in it.", "Give a schema; `{}` allows all."),
    Explained(
        "invalid-json",
        "This is not JSON",
        "The text breaks the grammar of RFC 8259 at the line and column named. NaN and Infinity are no numbers.",
        "Correct it there; trailing commas and comments are not JSON. YAML is taken, too.",
    ),
    Explained(
        "invalid-yaml",
        "This is not YAML",
        "The text cannot be read from the line and column named on. Often it is the indentation, or a missing quote.",
        "Correct it there.",
    ),
    Explained(
        "not-utf-8",
        "The text is not UTF-8",
        "A byte does not belong to any character of UTF-8.",
        "Save the file as UTF-8.",
    ),
    Explained(
        "lone-surrogate",
        "Half a character",
        "A `\\ud8xx` escape stands without its other half, which is no character and cannot be kept.",
        "Write both halves, or the character itself.",
    ),
    Explained(
        "duplicate-key",
        "A key stands twice in one object",
        "Readers disagree which of the two counts, so neither is taken.",
        "Remove one of them.",
    ),
    Explained(
        "number-out-of-range",
        "A number beyond all readers",
        "It does not fit an IEEE 754 double, so most readers would turn it into infinity.",
        "Write a smaller number, or text.",
    ),
    Explained(
        "several-documents",
        "More than one document",
        "A YAML stream may hold several documents; a schema is one.",
        "Put each into a file of its own.",
    ),
    Explained(
        "yaml-alias",
        "Aliases that cannot be followed",
        "A YAML alias refers to itself or to something that is not there, or its expansion grows beyond bounds.",
        "Write `$defs` and `$ref` instead: these are JSON Schema's own way to say something once.",
    ),
    Explained("yaml-key", "A key that is no text", "JSON has only text as keys.", "Put the key into quotes."),
    Explained(
        "yaml-merge",
        "A merge key that cannot be merged",
        "`<<` takes a mapping, or a list of mappings.",
        "Correct what it refers to, or write the members out.",
    ),
    Explained(
        "yaml-tag",
        "A YAML type that JSON does not have",
        "Tags such as `!!set` or `!!binary` have no meaning in JSON.",
        "Remove the tag, and write the value as JSON would.",
    ),
    Explained(
        "too-deep",
        "Nested too deeply",
        "Documents may be nested 200 levels deep; deeper ones exhaust readers.",
        "Name inner parts in `$defs`, and refer to them.",
    ),
    Explained(
        "too-large",
        "Too large",
        "A schema has at most 2 MiB, a request at most 8 MiB, a pattern at most what can be compiled.",
        "Split it, and refer to its parts.",
    ),
    Explained(
        "unknown-syntax",
        "A syntax that is not read",
        "Schemas are written in `json` or `yaml`.",
        "Name one of these, or none: it is found out.",
    ),
    Explained(
        "unknown-dialect",
        "A dialect that is not known",
        "`$schema` names no draft of JSON Schema from 4 to 2020-12.",
        "Name one of these, such as https://json-schema.org/draft/2020-12/schema.",
    ),
    Explained(
        "metaschema",
        "Not a valid schema",
        "The dialect's own schema for schemas refuses what stands at the place named.",
        "Correct it there: often a type is misspelt, or a number stands in quotes.",
    ),
    Explained(
        "invalid-pattern",
        "A pattern that is no regular expression",
        "Patterns are regular expressions of ECMA-262, the language of JavaScript.",
        "Correct it; what other languages add, such as `(?P<name>…)`, is not understood by all readers.",
    ),
    Explained(
        "catastrophic-pattern",
        "A pattern that takes for ever",
        "On some texts its matching takes time that doubles with each character, so one payload can stop a service.",
        "Remove the ambiguity: `(a+)+` is `a+`.",
    ),
    Explained(
        "dangling-reference",
        "A reference to nothing",
        "What a `$ref` names is not in this schema, or is no published version.",
        "Correct its spelling, or publish that version first.",
    ),
    Explained(
        "remote-reference",
        "A reference out of the registry",
        "Nothing is fetched from the network: what stands there may change or vanish.",
        "Register it as a contract and refer to it as `contract:namespace/name@1.2.0`, or put it under `$defs`.",
    ),
    Explained(
        "reference-loop",
        "References that lead nowhere",
        "A `$ref` leads back to itself without anything between, so it says nothing.",
        "Put a keyword, such as `properties`, between them.",
    ),
    Explained(
        "too-many-references",
        "Too many references",
        "Counting those of the contracts that it refers to, a schema may refer to 200 others.",
        "Refer to fewer, or bundle what they define.",
    ),
    Explained(
        "too-expensive",
        "Too expensive to validate",
        "Its references multiply: written out, the schema is larger than anything that could be compiled.",
        "Join the branches that repeat the same reference.",
    ),
    Explained(
        "unsupported",
        "The validator cannot use this schema",
        "It is valid, and holds something that the independent validator does not implement.",
        "Write it in another way; the message says what is meant.",
    ),
)
