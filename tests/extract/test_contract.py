"""The models and `plan.schema.json` say the same, field by field."""

import json
from dataclasses import dataclass
from pathlib import Path

import extract
from extract import Plan

SCHEMA = json.loads(Path(extract.__file__).with_name("plan.schema.json").read_text(encoding="utf-8"))
MODEL_SCHEMA = Plan.model_json_schema(by_alias=True)

# What the contract allows and no reader of ours gives yet.
OPTIONAL = {".amendments", ".assignments[].agency.successor"}


@dataclass(frozen=True)
class Shape:
    """What may stand at one place of a plan."""

    types: frozenset[str]
    values: frozenset[str | None]
    pattern: str | None
    required: frozenset[str]


def shapes(schema, node, path=""):
    """Every place of a plan with what may stand there; `[]` is an element of a list, `{}` a value of a mapping."""
    parts = [part for one in alternatives(schema, node) for part in [resolved(schema, one)]]
    yield (
        path,
        Shape(
            types=without_integers({name for part in parts for name in types_of(part)}),
            values=frozenset(value for part in parts for value in values_of(part)),
            pattern=next((part["pattern"] for part in parts if "pattern" in part), None),
            required=frozenset(name for part in parts for name in part.get("required", ())),
        ),
    )
    for part in parts:
        for name, child in part.get("properties", {}).items():
            yield from shapes(schema, child, f"{path}.{name}")
        if isinstance(part.get("items"), dict):
            yield from shapes(schema, part["items"], f"{path}[]")
        if isinstance(part.get("additionalProperties"), dict):
            yield from shapes(schema, part["additionalProperties"], f"{path}{{}}")


def alternatives(schema, node):
    for key in ("anyOf", "oneOf"):
        if key in node:
            return [one for branch in node[key] for one in alternatives(schema, branch)]
    return [node]


def resolved(schema, node):
    return schema["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else node


def types_of(node):
    named = node.get("type", [])
    names = {named} if isinstance(named, str) else set(named)
    for value in values_of(node):
        names.add("null" if value is None else "string")
    return names


def without_integers(names):
    """An integer is a number, in JSON Schema as in the contract."""
    return frozenset(names - {"integer"} if "number" in names else names)


def values_of(node):
    return [node["const"]] if "const" in node else node.get("enum", [])


LAW = dict(shapes(SCHEMA, SCHEMA))
MODELS = dict(shapes(MODEL_SCHEMA, MODEL_SCHEMA))


def places(shapes):
    return {path for path in shapes if not any(path.startswith(left) for left in OPTIONAL)}


def test_the_same_names():
    assert places(LAW) == places(MODELS)
    assert set(LAW) >= set(MODELS)


def test_what_the_models_leave_out_is_optional():
    for path in OPTIONAL:
        parent, name = path.rsplit(".", 1)
        assert name not in LAW[parent].required


def test_the_same_types_values_and_patterns():
    for path in places(LAW):
        law, model = LAW[path], MODELS[path]
        assert (path, model.types, model.pattern) == (path, law.types, law.pattern)
        assert (path, model.values - {None}) == (path, law.values - {None})


def test_what_the_contract_requires_the_models_require():
    # A field with a constant or default value is always written.
    written = {"schema", "needs_review"}
    missing = {path: LAW[path].required - MODELS[path].required - written for path in places(LAW)}
    assert {path: names for path, names in missing.items() if names} == {}


def test_nothing_else_is_let_through():
    definitions = MODEL_SCHEMA["$defs"].values()
    assert all(one["additionalProperties"] is False for one in definitions if one["type"] == "object")
