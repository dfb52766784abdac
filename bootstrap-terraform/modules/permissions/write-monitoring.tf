# Alarms, dashboards, sites.
data "aws_iam_policy_document" "monitoring" {
  statement {
    sid       = "Alarms"
    actions   = ["cloudwatch:PutCompositeAlarm", "cloudwatch:PutMetricAlarm"]
    resources = [local.alarms]
  }

  statement {
    sid       = "KeepAlarms"
    actions   = ["cloudwatch:DeleteAlarms"]
    resources = [local.alarms]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/mooring:environment"
      values   = [var.name]
    }
  }

  statement {
    sid       = "TagAlarms"
    actions   = ["cloudwatch:TagResource"]
    resources = [local.alarms]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/mooring:environment"
      values   = [var.name]
    }

    dynamic "condition" {
      for_each = local.mine

      content {
        test     = "StringEqualsIfExists"
        variable = condition.value
        values   = [var.name]
      }
    }
  }

  # Dashboards have no tags; their names carry the environment.
  statement {
    sid       = "Dashboards"
    actions   = ["cloudwatch:DeleteDashboards", "cloudwatch:PutDashboard"]
    resources = [local.dashboards]
  }

  dynamic "statement" {
    for_each = length(var.content_bucket_arns) > 0 ? [var.content_bucket_arns] : []

    content {
      sid = "SiteContent"
      actions = [
        "s3:CreateBucket",
        "s3:DeleteBucket",
        "s3:DeleteObject",
        "s3:DeleteObjectVersion",
        "s3:PutBucketCORS",
        "s3:PutBucketOwnershipControls",
        "s3:PutBucketPolicy",
        "s3:PutBucketPublicAccessBlock",
        "s3:PutBucketTagging",
        "s3:PutBucketVersioning",
        "s3:PutEncryptionConfiguration",
        "s3:PutLifecycleConfiguration",
        "s3:PutObject",
      ]
      resources = flatten([for arn in statement.value : [arn, "${arn}/*"]])
    }
  }

  dynamic "statement" {
    for_each = length(var.distribution_arns) > 0 ? [var.distribution_arns] : []

    content {
      sid       = "Invalidate"
      actions   = ["cloudfront:CreateInvalidation"]
      resources = statement.value
    }
  }
}
