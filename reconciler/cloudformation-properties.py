#!/usr/bin/env python3
"""Writes the names of the properties of CloudFormation's types, by which the read-back tests know them.

    pip install cfn-lint && python3 reconciler/cloudformation-properties.py

Reads AWS's published resource schemas as the installed cfn-lint keeps them (us-east-1); writes one line a property: the
type, the path ([] an item of a list, {} a value of a map), what it holds (an enumeration by its first value), and
whether AWS alone writes it (read-only) or never gives it back (write-only).
"""

import json
import pathlib

import cfnlint

SCHEMAS = pathlib.Path(cfnlint.__file__).parent / "data/schemas"
TABLE = pathlib.Path(__file__).parent / "src/test/resources/dev/mooring/readback/cloudformation-properties.txt"
TYPES = """
AWS::ApplicationAutoScaling::ScalableTarget AWS::ApplicationAutoScaling::ScalingPolicy
AWS::CloudWatch::Alarm AWS::CloudWatch::CompositeAlarm AWS::CloudWatch::Dashboard
AWS::ECS::Service AWS::ECS::TaskDefinition
AWS::ElasticLoadBalancingV2::ListenerRule AWS::ElasticLoadBalancingV2::TargetGroup
AWS::Logs::LogGroup
AWS::S3::Bucket AWS::S3::BucketPolicy
AWS::SNS::Subscription AWS::SNS::Topic AWS::SNS::TopicInlinePolicy AWS::SNS::TopicPolicy
AWS::SQS::Queue AWS::SQS::QueueInlinePolicy AWS::SQS::QueuePolicy
""".split()


def properties(schema, node, path=""):
    """Every property below a node of a schema: its path and what it holds."""
    while "$ref" in node:
        target = schema
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        node = target
    free = list(node.get("patternProperties", {}).values())
    if "properties" in node:
        for name, part in node["properties"].items():
            yield from properties(schema, part, f"{path}.{name}".removeprefix("."))
    elif node.get("type") == "array":
        yield from properties(schema, node.get("items", {}), path + "[]")
    elif free:
        yield from properties(schema, free[0], path + "{}")
    elif "oneOf" in node and "type" not in node:
        for part in node["oneOf"]:
            yield from properties(schema, part, path)
    else:
        kind = node.get("type", "json")
        document = isinstance(kind, list) or kind == "object"
        yield path, "json" if document else "=" + str(node["enum"][0]) if "enum" in node else kind


def marked(schema, mark):
    """The paths of a mark, whose steps are slashes and whose items are stars."""
    return {path.removeprefix("/properties/").replace("/*", "[]").replace("/", ".") for path in schema.get(mark, [])}


def below(path, marks):
    return any(path == mark or path.startswith((mark + ".", mark + "[", mark + "{")) for mark in marks)


index = json.loads((SCHEMAS / "providers/us-east-1.json").read_text())
lines = []
for name in TYPES:
    schema = json.loads((SCHEMAS / f"resources/{index[name]}.json").read_text())
    written, read = marked(schema, "writeOnlyProperties"), marked(schema, "readOnlyProperties")
    for path, kind in sorted(dict(properties(schema, schema)).items()):
        mark = " write-only" if below(path, written) else " read-only" if below(path, read) else ""
        lines.append(f"{name} {path} {kind}{mark}")
TABLE.write_text("\n".join(lines) + "\n")
