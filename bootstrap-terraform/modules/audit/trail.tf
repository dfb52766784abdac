resource "aws_cloudwatch_log_group" "trail" {
  count = var.trail ? 1 : 0

  name              = "/aws/cloudtrail/${local.trail}"
  retention_in_days = 365
  kms_key_id        = var.logs_key_arn
  tags              = var.tags
}

data "aws_iam_policy_document" "trail_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["cloudtrail.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceArn"
      values   = [local.trail_arn]
    }
  }
}

resource "aws_iam_role" "trail" {
  count = var.trail ? 1 : 0

  name               = local.trail
  description        = "Lets CloudTrail write to its log group"
  assume_role_policy = data.aws_iam_policy_document.trail_trust.json
  tags               = var.tags
}

data "aws_iam_policy_document" "trail" {
  count = var.trail ? 1 : 0

  statement {
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.trail[0].arn}:*"]
  }
}

resource "aws_iam_role_policy" "trail" {
  count = var.trail ? 1 : 0

  name   = "write"
  role   = aws_iam_role.trail[0].id
  policy = data.aws_iam_policy_document.trail[0].json
}

resource "aws_cloudtrail" "this" {
  # checkov:skip=CKV_AWS_252:Its events reach EventBridge, which tells those who wait.
  count = var.trail ? 1 : 0

  name                          = local.trail
  s3_bucket_name                = aws_s3_bucket.audit.bucket
  s3_key_prefix                 = "trail"
  kms_key_id                    = var.data_key_arn
  cloud_watch_logs_group_arn    = "${aws_cloudwatch_log_group.trail[0].arn}:*"
  cloud_watch_logs_role_arn     = aws_iam_role.trail[0].arn
  enable_log_file_validation    = true
  include_global_service_events = true
  is_multi_region_trail         = true
  tags                          = var.tags

  depends_on = [aws_s3_bucket_policy.audit, aws_iam_role_policy.trail]
}
