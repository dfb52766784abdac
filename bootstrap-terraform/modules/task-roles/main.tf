data "aws_caller_identity" "here" {}
data "aws_partition" "here" {}
data "aws_region" "here" {}

locals {
  account   = data.aws_caller_identity.here.account_id
  partition = data.aws_partition.here.partition
  region    = data.aws_region.here.region
  place     = "${local.region}:${local.account}"
}

# ECS alone takes these roles, and only for tasks of this account: a service of AWS is not tricked into it by another's.
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["arn:${local.partition}:ecs:${local.place}:*"]
    }
  }
}

# ---- what ECS does before a task runs

data "aws_iam_policy_document" "execution" {
  # checkov:skip=CKV_AWS_356:ecr:GetAuthorizationToken knows no resource.
  statement {
    sid       = "Login"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  statement {
    sid       = "Images"
    actions   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    resources = var.repository_arns
  }

  statement {
    sid       = "Logs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["arn:${local.partition}:logs:${local.place}:log-group:/mooring/${var.name}/*:log-stream:*"]
  }

  statement {
    sid       = "Secrets"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = concat(["arn:${local.partition}:secretsmanager:${local.place}:secret:${var.name}/*"], var.secret_arns)
  }

  statement {
    sid       = "Parameters"
    actions   = ["ssm:GetParameters"]
    resources = ["arn:${local.partition}:ssm:${local.place}:parameter/${var.name}/*"]
  }

  statement {
    sid       = "Decrypt"
    actions   = ["kms:Decrypt"]
    resources = [var.data_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["secretsmanager.${local.region}.amazonaws.com", "ssm.${local.region}.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "execution" {
  name               = "${var.name}-execution"
  description        = "ECS pulls images, reads secrets and opens logs for tasks of ${var.name}"
  assume_role_policy = data.aws_iam_policy_document.trust.json
  tags               = var.tags
}

resource "aws_iam_role_policy" "execution" {
  name   = "execution"
  role   = aws_iam_role.execution.id
  policy = data.aws_iam_policy_document.execution.json
}

# ---- what the containers themselves do

data "aws_iam_policy_document" "task" {
  statement {
    sid       = "Queues"
    actions   = ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage", "sqs:SendMessage"]
    resources = ["arn:${local.partition}:sqs:${local.place}:${var.name}-*"]
  }

  # The queue that tells Mooring of changes has the environment's prefix too.
  statement {
    sid       = "NotMoorings"
    effect    = "Deny"
    actions   = ["sqs:*"]
    resources = ["arn:${local.partition}:sqs:${local.place}:${var.name}-mooring-*"]
  }

  statement {
    sid       = "Topics"
    actions   = ["sns:Publish"]
    resources = ["arn:${local.partition}:sns:${local.place}:${var.name}-*"]
  }

  statement {
    sid       = "Messages"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.messages_key_arn]
  }

  dynamic "statement" {
    for_each = var.exec ? [1] : []

    content {
      # checkov:skip=CKV_AWS_356:Session Manager's channels know no resource.
      sid       = "Shell"
      actions   = ["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"]
      resources = ["*"]
    }
  }
}

resource "aws_iam_role" "task" {
  name               = "${var.name}-task"
  description        = "Containers of ${var.name} that have no role of their own: the environment's queues and topics"
  assume_role_policy = data.aws_iam_policy_document.trust.json
  tags               = var.tags
}

resource "aws_iam_role_policy" "task" {
  name   = "task"
  role   = aws_iam_role.task.id
  policy = data.aws_iam_policy_document.task.json
}

# ---- services that may do no more than they need

data "aws_iam_policy_document" "service" {
  for_each = var.services

  dynamic "statement" {
    for_each = length(each.value.consumes) > 0 ? [each.value.consumes] : []

    content {
      sid       = "Consume"
      actions   = ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
      resources = [for queue in statement.value : "arn:${local.partition}:sqs:${local.place}:${var.name}-${queue}"]
    }
  }

  dynamic "statement" {
    for_each = length(each.value.sends) > 0 ? [each.value.sends] : []

    content {
      sid       = "Send"
      actions   = ["sqs:GetQueueAttributes", "sqs:SendMessage"]
      resources = [for queue in statement.value : "arn:${local.partition}:sqs:${local.place}:${var.name}-${queue}"]
    }
  }

  dynamic "statement" {
    for_each = length(each.value.publishes) > 0 ? [each.value.publishes] : []

    content {
      sid       = "Publish"
      actions   = ["sns:Publish"]
      resources = [for topic in statement.value : "arn:${local.partition}:sns:${local.place}:${var.name}-${topic}"]
    }
  }

  statement {
    sid       = "Messages"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.messages_key_arn]
  }
}

resource "aws_iam_role" "service" {
  for_each = var.services

  name               = "${var.name}-${each.key}-task"
  description        = "Containers of ${each.key} in ${var.name}"
  assume_role_policy = data.aws_iam_policy_document.trust.json
  tags               = var.tags
}

resource "aws_iam_role_policy" "service" {
  for_each = var.services

  name   = "task"
  role   = aws_iam_role.service[each.key].id
  policy = data.aws_iam_policy_document.service[each.key].json
}
