# What tells Mooring that something changed: a pass then looks. Events are a hint, never a fact: one may be late, twice or
# lost, and the pass at the end of each interval needs none.

data "aws_caller_identity" "here" {}

locals {
  rules = {
    deployments = {
      description = "Rollouts of ECS services in ${var.name}: their beginning, end and failure"
      pattern = {
        source      = ["aws.ecs"]
        detail-type = ["ECS Deployment State Change", "ECS Service Action"]
        resources   = [{ prefix = "${replace(var.cluster_arn, ":cluster/", ":service/")}/" }]
      }
    }
    alarms = {
      description = "Alarms of ${var.name}: their state and their configuration"
      pattern = {
        source      = ["aws.cloudwatch"]
        detail-type = ["CloudWatch Alarm State Change", "CloudWatch Alarm Configuration Change"]
        detail      = { alarmName = [{ prefix = "${var.name}-" }] }
      }
    }
    calls = {
      description = "Calls of AWS APIs that write, by anybody"
      pattern = {
        source      = [for service in sort(tolist(var.api_calls)) : "aws.${service}"]
        detail-type = ["AWS API Call via CloudTrail"]
        detail = {
          eventSource = [for service in sort(tolist(var.api_calls)) : "${service}.amazonaws.com"]
          readOnly    = [false]
        }
      }
    }
  }
}

# Mooring reads all that waits at once and looks only at what it names, so an hour is longer than long enough.
resource "aws_sqs_queue" "changes" {
  name                              = "${var.name}-mooring-changes"
  message_retention_seconds         = 3600
  visibility_timeout_seconds        = 60
  receive_wait_time_seconds         = 20
  kms_master_key_id                 = var.messages_key_arn
  kms_data_key_reuse_period_seconds = 3600
  tags                              = var.tags

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.unread.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "unread" {
  name                              = "${var.name}-mooring-changes-dead"
  message_retention_seconds         = 1209600
  kms_master_key_id                 = var.messages_key_arn
  kms_data_key_reuse_period_seconds = 3600
  tags                              = var.tags
}

resource "aws_sqs_queue_redrive_allow_policy" "unread" {
  queue_url = aws_sqs_queue.unread.id

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.changes.arn]
  })
}

resource "aws_cloudwatch_event_rule" "this" {
  for_each = local.rules

  name          = "${var.name}-mooring-${each.key}"
  description   = each.value.description
  event_pattern = jsonencode(each.value.pattern)
  tags          = var.tags
}

resource "aws_cloudwatch_event_target" "this" {
  for_each = aws_cloudwatch_event_rule.this

  rule      = each.value.name
  target_id = "mooring"
  arn       = aws_sqs_queue.changes.arn

  dead_letter_config {
    arn = aws_sqs_queue.unread.arn
  }
}

data "aws_iam_policy_document" "queues" {
  for_each = { changes = aws_sqs_queue.changes.arn, unread = aws_sqs_queue.unread.arn }

  statement {
    sid       = "Rules"
    actions   = ["sqs:SendMessage"]
    resources = [each.value]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [for rule in aws_cloudwatch_event_rule.this : rule.arn]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.here.account_id]
    }
  }

  statement {
    sid       = "TlsOnly"
    effect    = "Deny"
    actions   = ["sqs:*"]
    resources = [each.value]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_sqs_queue_policy" "changes" {
  queue_url = aws_sqs_queue.changes.id
  policy    = data.aws_iam_policy_document.queues["changes"].json
}

resource "aws_sqs_queue_policy" "unread" {
  queue_url = aws_sqs_queue.unread.id
  policy    = data.aws_iam_policy_document.queues["unread"].json
}
