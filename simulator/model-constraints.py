#!/usr/bin/env python3
"""Writes what the published API models demand of requests, and the AWS SDK for Java does not tell.

    python3 simulator/model-constraints.py

Reads the models of the installed botocore; writes one table per API beside the simulator's classes:
{shape: {member: {required, min, max, pattern, enum, element, key, value, sensitive}}}. Shapes bear the Java SDK's names.
"""

import json
import pathlib

import botocore.session

TABLES = pathlib.Path(__file__).parent / "src/main/resources/dev/mooring/simulator/model"
# signing name -> botocore's name of the API
APIS = {
    "sts": "sts",
    "sqs": "sqs",
    "sns": "sns",
    "logs": "logs",
    "monitoring": "cloudwatch",
    "tagging": "resourcegroupstaggingapi",
    "application-autoscaling": "application-autoscaling",
    "ecr": "ecr",
    "secretsmanager": "secretsmanager",
    "ssm": "ssm",
}
# APIs of which only these operations are simulated: a table of all of them would be large
PARTS = {
    "ssm": lambda operation: "Parameter" in operation
    or operation in ("AddTagsToResource", "RemoveTagsFromResource", "ListTagsForResource"),
}
# APIs that check ranges and patterns in their own words, not in those of their model
REQUIRED_ONLY = {"sqs", "sns"}


def constraint(shape):
    found = {}
    for name in ("min", "max"):
        if name in shape.metadata:
            found[name] = shape.metadata[name]
    if "pattern" in shape.metadata:
        found["pattern"] = shape.metadata["pattern"]
    if getattr(shape, "enum", None):
        found["enum"] = shape.enum
    for name, part in (("element", "member"), ("key", "key"), ("value", "value")):
        if hasattr(shape, part) and shape.type_name in ("list", "map"):
            inner = constraint(getattr(shape, part))
            if inner:
                found[name] = inner
    if found and shape.metadata.get("sensitive"):
        found["sensitive"] = True
    return found


def collect(name, shape, table):
    if name in table:
        return
    members = table[name] = {}
    for member_name, member in shape.members.items():
        found = constraint(member)
        if member_name in shape.required_members:
            found = {"required": True, **found}
        if found:
            members[member_name] = found
        nested = member
        while nested.type_name in ("list", "map"):
            nested = nested.member if nested.type_name == "list" else nested.value
        if nested.type_name == "structure":
            collect(nested.name, nested, table)


def main():
    session = botocore.session.get_session()
    for signing_name, api in APIS.items():
        model = session.get_service_model(api)
        table = {}
        for operation in filter(PARTS.get(signing_name), model.operation_names):
            shape = model.operation_model(operation).input_shape
            if shape is not None:
                collect(operation + "Request", shape, table)
        if signing_name in REQUIRED_ONLY:
            table = {
                name: {m: {"required": True} for m, c in members.items() if "required" in c}
                for name, members in table.items()
            }
        table = {name: members for name, members in sorted(table.items()) if members}
        (TABLES / f"{signing_name}.json").write_text(json.dumps(table, indent=1) + "\n")


main()
