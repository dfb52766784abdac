# What Mooring may do, from the operations that it calls: a test in reconciler/ holds the two against each other. Reads are
# granted to `mooring plan` too. Writes go to what carries the environment's tag, creates must give it that tag, and tagging
# is allowed only while creating or on what is ours already: else tagging a stranger's resource would grant control of it.

data "aws_caller_identity" "here" {}
data "aws_partition" "here" {}
data "aws_region" "here" {}

locals {
  account   = data.aws_caller_identity.here.account_id
  partition = data.aws_partition.here.partition
  place     = "${data.aws_region.here.region}:${local.account}"

  cluster  = "arn:${local.partition}:ecs:${local.place}:cluster/${var.cluster}"
  services = "arn:${local.partition}:ecs:${local.place}:service/${var.cluster}/*"
  families = "arn:${local.partition}:ecs:${local.place}:task-definition/${var.name}-*:*"
  tasks    = "arn:${local.partition}:ecs:${local.place}:task/${var.cluster}/*"

  balancer      = element(split("loadbalancer/app/", var.balancer_arn), 1)
  listeners     = "arn:${local.partition}:elasticloadbalancing:${local.place}:listener/app/${local.balancer}/*"
  rules         = "arn:${local.partition}:elasticloadbalancing:${local.place}:listener-rule/app/${local.balancer}/*"
  target_groups = "arn:${local.partition}:elasticloadbalancing:${local.place}:targetgroup/${var.name}-*/*"

  log_groups = "arn:${local.partition}:logs:${local.place}:log-group:/mooring/${var.name}/*"
  queues     = "arn:${local.partition}:sqs:${local.place}:${var.name}-*"
  topics     = "arn:${local.partition}:sns:${local.place}:${var.name}-*"
  alarms     = "arn:${local.partition}:cloudwatch:${local.place}:alarm:${var.name}-*"
  dashboards = "arn:${local.partition}:cloudwatch::${local.account}:dashboard/${var.name}-*"
  scaling    = "arn:${local.partition}:application-autoscaling:${local.place}:scalable-target/*"
  secrets    = "arn:${local.partition}:secretsmanager:${local.place}:secret:*"

  # Adopting is tagging what carries no tag of ours yet.
  mine = var.adoption ? [] : ["aws:ResourceTag/mooring:environment"]
}
