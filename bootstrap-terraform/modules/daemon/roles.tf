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
      values   = ["arn:${local.partition}:ecs:${local.region}:${local.account}:*"]
    }
  }
}

# ---- what ECS does before the daemon runs

data "aws_iam_policy_document" "execution" {
  # checkov:skip=CKV_AWS_356:ecr:GetAuthorizationToken knows no resource.
  statement {
    sid       = "Login"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  statement {
    sid       = "Image"
    actions   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    resources = [var.repository_arn]
  }

  statement {
    sid       = "Log"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.daemon.arn}:*"]
  }

  dynamic "statement" {
    for_each = length(var.secret_arns) > 0 ? [values(var.secret_arns)] : []

    content {
      sid       = "Secrets"
      actions   = ["secretsmanager:GetSecretValue"]
      resources = statement.value
    }
  }

  dynamic "statement" {
    for_each = length(var.secret_arns) > 0 ? [var.key_arns] : []

    content {
      sid       = "Decrypt"
      actions   = ["kms:Decrypt"]
      resources = statement.value

      condition {
        test     = "StringEquals"
        variable = "kms:ViaService"
        values   = ["secretsmanager.${local.region}.amazonaws.com"]
      }
    }
  }
}

resource "aws_iam_role" "execution" {
  name               = "mooring-${var.name}-execution"
  description        = "ECS pulls Mooring's image, reads its secrets and opens its log in ${var.name}"
  assume_role_policy = data.aws_iam_policy_document.trust.json
  tags               = var.tags
}

resource "aws_iam_role_policy" "execution" {
  name   = "execution"
  role   = aws_iam_role.execution.id
  policy = data.aws_iam_policy_document.execution.json
}

# ---- what the daemon does: its own affairs, and what the module permissions says

data "aws_iam_policy_document" "own" {
  # checkov:skip=CKV_AWS_111:PutMetricData knows no resource; a condition holds it to two namespaces.
  # checkov:skip=CKV_AWS_356:PutMetricData knows no resource; a condition holds it to two namespaces.
  statement {
    sid       = "Lease"
    actions   = ["dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"]
    resources = [var.lease_table_arn]
  }

  statement {
    sid       = "Changes"
    actions   = ["sqs:DeleteMessage", "sqs:ReceiveMessage"]
    resources = [var.changes_queue_arn]
  }

  # It may add records; it may read, change and delete none.
  statement {
    sid       = "Receipts"
    actions   = ["s3:PutObject"]
    resources = ["${var.audit_bucket_arn}/receipts/*"]
  }

  statement {
    sid       = "Rollouts"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${var.deployments_log_group_arn}:log-stream:mooring*"]
  }

  # News of the environment, to the topic that its specs name.
  statement {
    sid       = "Notify"
    actions   = ["sns:Publish"]
    resources = ["arn:${local.partition}:sns:${local.region}:${local.account}:${var.name}-*"]
  }

  statement {
    sid       = "Metrics"
    actions   = ["cloudwatch:PutMetricData"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "cloudwatch:namespace"
      values   = ["Mooring", "CI/CD"]
    }
  }

  statement {
    sid       = "Keys"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = var.key_arns
  }

  dynamic "statement" {
    for_each = length(var.assume_role_arns) > 0 ? [var.assume_role_arns] : []

    content {
      sid       = "OtherAccounts"
      actions   = ["sts:AssumeRole"]
      resources = statement.value
    }
  }
}

locals {
  policies = merge(var.write_policies, { read = var.read_policy, own = data.aws_iam_policy_document.own.json })
}

resource "aws_iam_role" "task" {
  name               = "mooring-${var.name}"
  description        = "Mooring in ${var.name}: the only one that writes what the specs say"
  assume_role_policy = data.aws_iam_policy_document.trust.json
  tags               = var.tags
}

resource "aws_iam_policy" "task" {
  for_each = local.policies

  name        = "mooring-${var.name}-${each.key}"
  description = "Mooring in ${var.name}: ${each.key}"
  policy      = each.value
  tags        = var.tags
}

resource "aws_iam_role_policy_attachment" "task" {
  for_each = aws_iam_policy.task

  role       = aws_iam_role.task.name
  policy_arn = each.value.arn
}
