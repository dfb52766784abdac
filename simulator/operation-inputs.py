#!/usr/bin/env python3
"""Writes src/test/resources/operation-inputs.json: for each operation that the simulator binds, an input that the AWS CLI
accepts: every required member of botocore's model, filled by its type. Run it after binding another operation:

    python3 simulator/operation-inputs.py
"""
import json
import pathlib
import re

import botocore.session

HERE = pathlib.Path(__file__).parent
SERVICES = {
    "cloudwatch": "cloudwatch",
    "ecs": "ecs",
    "elb": "elbv2",
    "logs": "logs",
    "sns": "sns",
    "sqs": "sqs",
    "sts": "sts",
    "s3": "s3",
    "cloudfront": "cloudfront",
    "tagging": "resourcegroupstaggingapi",
    "autoscaling": "application-autoscaling",
    "ecr": "ecr",
    "secretsmanager": "secretsmanager",
    "ssm": "ssm",
}


def bound(folder):
    sources = (HERE / "src/main/java/dev/mooring/simulator" / folder).rglob("*.java")
    text = "\n".join(path.read_text() for path in sources)
    return sorted(set(re.findall(r"\.on(?:Poll|Stream)?\(\s*([A-Z]\w+?)Request\.class", text)))


def sample(shape, name):
    kind = shape.type_name
    if kind == "structure":
        return {member: sample(shape.members[member], member) for member in shape.required_members}
    if kind == "list":
        return [sample(shape.member, name)]
    if kind == "map":
        return {"key": sample(shape.value, name)}
    if kind in ("integer", "long", "float", "double"):
        return max(1, int(shape.metadata.get("min", 1)))
    if kind == "boolean":
        return True
    if kind == "timestamp":
        return "2026-01-01T00:00:00Z"
    if shape.metadata.get("enum"):
        return shape.metadata["enum"][0]
    if name.lower().endswith("url"):
        return "http://127.0.0.1/123456789012/sample"
    if "arn" in name.lower():
        return "arn:aws:iam::123456789012:role/sample"
    return "sample-" + "x" * max(3, int(shape.metadata.get("min", 0)) - 7)


def main():
    session = botocore.session.get_session()
    inputs = {}
    for folder, service in SERVICES.items():
        model = session.get_service_model(service)
        inputs[service] = {
            operation: sample(model.operation_model(operation).input_shape, operation)
            if model.operation_model(operation).input_shape
            else {}
            for operation in bound(folder)
            if not model.operation_model(operation).has_streaming_output
            and not model.operation_model(operation).has_streaming_input
        }
    target = HERE / "src/test/resources/operation-inputs.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(inputs, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
