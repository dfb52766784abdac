"""Drives ECS and load balancing with botocore's own paginators and waiters; prints one line per claim that holds."""
import sys

import boto3
from botocore.config import Config

endpoint, listener = sys.argv[1:3]
common = dict(
    endpoint_url=endpoint,
    region_name="us-east-1",
    aws_access_key_id="key",
    aws_secret_access_key="secret",
    config=Config(retries={"max_attempts": 1}),
)
ecs = boto3.client("ecs", **common)
elb = boto3.client("elbv2", **common)


def holds(claim, truth):
    if not truth:
        sys.exit("does not hold: " + claim)
    print(claim)


ecs.register_task_definition(
    family="botocore",
    networkMode="awsvpc",
    requiresCompatibilities=["FARGATE"],
    cpu="256",
    memory="512",
    containerDefinitions=[{"name": "app", "image": "shop/app:1", "portMappings": [{"containerPort": 80}]}],
)
network = {"awsvpcConfiguration": {"subnets": ["subnet-a"]}}
for i in range(12):
    ecs.create_service(
        cluster="staging",
        serviceName=f"service-{i}",
        taskDefinition="botocore",
        desiredCount=1 if i == 0 else 0,
        launchType="FARGATE",
        networkConfiguration=network,
    )
arns = [arn for page in ecs.get_paginator("list_services").paginate(cluster="staging") for arn in page["serviceArns"]]
holds("list_services pages", len(arns) == len(set(arns)) == 12)
fast = {"Delay": 1, "MaxAttempts": 60}
ecs.get_waiter("services_stable").wait(cluster="staging", services=["service-0"], WaiterConfig=fast)
holds("services_stable waits", True)
tasks = ecs.list_tasks(cluster="staging", serviceName="service-0")["taskArns"]
ecs.get_waiter("tasks_running").wait(cluster="staging", tasks=tasks, WaiterConfig=fast)
holds("tasks_running waits", len(tasks) == 1)
ecs.delete_service(cluster="staging", service="service-0", force=True)
ecs.get_waiter("services_inactive").wait(cluster="staging", services=["service-0"], WaiterConfig=fast)
holds("services_inactive waits", True)
ecs.get_waiter("tasks_stopped").wait(cluster="staging", tasks=tasks, WaiterConfig=fast)
holds("tasks_stopped waits", True)
try:
    ecs.describe_services(cluster="nowhere", services=["x"])
    holds("ClusterNotFoundException is raised", False)
except ecs.exceptions.ClusterNotFoundException:
    holds("ClusterNotFoundException is raised", True)

balancer = elb.create_load_balancer(Name="botocore", Subnets=["subnet-a", "subnet-b"])["LoadBalancers"][0]
elb.get_waiter("load_balancer_available").wait(
    LoadBalancerArns=[balancer["LoadBalancerArn"]], WaiterConfig=fast
)
holds("load_balancer_available waits", True)
groups = []
for i in range(5):
    group = elb.create_target_group(Name=f"group-{i}", Protocol="HTTP", Port=80, VpcId="vpc-1", TargetType="ip")
    groups.append(group["TargetGroups"][0]["TargetGroupArn"])
    elb.create_rule(
        ListenerArn=listener,
        Priority=i + 1,
        Conditions=[{"Field": "path-pattern", "Values": [f"/{i}"]}],
        Actions=[{"Type": "forward", "TargetGroupArn": groups[i]}],
    )
rules = [
    rule["Priority"]
    for page in elb.get_paginator("describe_rules").paginate(ListenerArn=listener, PaginationConfig={"PageSize": 2})
    for rule in page["Rules"]
]
holds("describe_rules pages", rules == ["1", "2", "3", "4", "5", "default"])
elb.register_targets(TargetGroupArn=groups[0], Targets=[{"Id": "10.0.0.1"}])
elb.get_waiter("target_in_service").wait(TargetGroupArn=groups[0], WaiterConfig=fast)
holds("target_in_service waits", True)
elb.deregister_targets(TargetGroupArn=groups[0], Targets=[{"Id": "10.0.0.1"}])
elb.get_waiter("target_deregistered").wait(
    TargetGroupArn=groups[0], Targets=[{"Id": "10.0.0.1"}], WaiterConfig=fast
)
holds("target_deregistered waits", True)
try:
    elb.describe_listeners(ListenerArns=[listener + "0"])
    holds("ListenerNotFoundException is raised", False)
except elb.exceptions.ListenerNotFoundException:
    holds("ListenerNotFoundException is raised", True)
