data "aws_caller_identity" "here" {}
data "aws_partition" "here" {}
data "aws_region" "here" {}

locals {
  service   = "mooring"
  api_port  = 8080
  admin     = 8081
  account   = data.aws_caller_identity.here.account_id
  partition = data.aws_partition.here.partition
  region    = data.aws_region.here.region

  # What the image's configuration (reconciler/docker/server.yaml) takes from the environment.
  environment = {
    MOORING_ENVIRONMENT       = var.name
    MOORING_SPECS_URL         = var.specs.url
    MOORING_SPECS_BRANCH      = var.specs.branch
    MOORING_SPECS_PATH        = var.specs.path
    MOORING_TOKENS            = jsonencode(var.tokens)
    MOORING_LEASE_TABLE       = var.lease_table
    MOORING_CHANGES_QUEUE     = var.changes_queue_url
    MOORING_AUDIT_BUCKET      = var.audit_bucket
    MOORING_DEPLOYMENTS_GROUP = var.deployments_log_group
    AWS_REGION                = local.region
  }
}

resource "aws_cloudwatch_log_group" "daemon" {
  name              = "/mooring/${var.name}/${local.service}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.logs_key_arn
  tags              = var.tags
}

resource "aws_ecs_task_definition" "daemon" {
  family                   = "${local.service}-${var.name}"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.cpu
  memory                   = var.memory
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn
  tags                     = var.tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = var.architecture
  }

  # Caches that can be lost: the clone of the specs, and what the JVM writes while it runs.
  volume {
    name = "state"
  }

  volume {
    name = "tmp"
  }

  container_definitions = jsonencode([{
    name                   = local.service
    image                  = var.image
    essential              = true
    readonlyRootFilesystem = true
    stopTimeout            = 60
    environment            = [for name in sort(keys(local.environment)) : { name = name, value = local.environment[name] }]
    secrets                = [for name in sort(keys(var.secret_arns)) : { name = name, valueFrom = var.secret_arns[name] }]
    portMappings = [
      { containerPort = local.api_port, hostPort = local.api_port, protocol = "tcp" },
      { containerPort = local.admin, hostPort = local.admin, protocol = "tcp" },
    ]
    mountPoints = [
      { sourceVolume = "state", containerPath = "/var/lib/mooring", readOnly = false },
      { sourceVolume = "tmp", containerPath = "/tmp", readOnly = false },
    ]
    linuxParameters = {
      initProcessEnabled = true
      capabilities       = { drop = ["ALL"] }
    }
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.daemon.name
        awslogs-region        = local.region
        awslogs-stream-prefix = local.service
      }
    }
  }])
}

# One daemon at a time: the old one stops before the new one starts.
resource "aws_ecs_service" "daemon" {
  name                               = local.service
  cluster                            = var.cluster_arn
  task_definition                    = aws_ecs_task_definition.daemon.arn
  desired_count                      = 1
  launch_type                        = "FARGATE"
  platform_version                   = "LATEST"
  deployment_minimum_healthy_percent = 0
  deployment_maximum_percent         = 100
  health_check_grace_period_seconds  = 120
  enable_ecs_managed_tags            = true
  propagate_tags                     = "SERVICE"
  wait_for_steady_state              = false
  tags                               = var.tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = var.subnet_ids
    security_groups  = [aws_security_group.daemon.id]
    assign_public_ip = false
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.daemon.arn
    container_name   = local.service
    container_port   = local.api_port
  }

  depends_on = [aws_lb_listener_rule.daemon, aws_iam_role_policy.execution, aws_iam_role_policy_attachment.task]
}
