data "aws_iam_policy_document" "read" {
  # checkov:skip=CKV_AWS_356:The first statement holds only what AWS lets nobody narrow.
  # IAM knows no resource for these (Service Authorization Reference), or none that could be told before reading.
  statement {
    sid = "OnlyStar"
    actions = [
      "application-autoscaling:DescribeScalableTargets",
      "application-autoscaling:DescribeScalingPolicies",
      "application-autoscaling:DescribeScheduledActions",
      "application-autoscaling:ListTagsForResource",
      "cloudwatch:DescribeAlarms",
      "cloudwatch:ListDashboards",
      "ecs:DescribeTaskDefinition",
      "elasticloadbalancing:DescribeRules",
      "elasticloadbalancing:DescribeTags",
      "elasticloadbalancing:DescribeTargetGroupAttributes",
      "elasticloadbalancing:DescribeTargetGroups",
      "logs:DescribeLogGroups",
      "s3:ListAllMyBuckets",
      "sns:GetSubscriptionAttributes",
      "sns:ListSubscriptions",
      "sqs:ListQueues",
      "ssm:DescribeParameters",
      "tag:GetResources",
    ]
    resources = ["*"]
  }

  statement {
    sid       = "Cluster"
    actions   = ["ecs:ListServices", "ecs:ListTasks"]
    resources = ["*"]

    condition {
      test     = "ArnEquals"
      variable = "ecs:cluster"
      values   = [local.cluster]
    }
  }

  statement {
    sid     = "Services"
    actions = ["ecs:DescribeServiceDeployments", "ecs:DescribeServiceRevisions", "ecs:DescribeServices", "ecs:DescribeTasks", "ecs:ListServiceDeployments"]
    resources = [
      local.services,
      local.tasks,
      "arn:${local.partition}:ecs:${local.place}:service-deployment/${var.cluster}/*",
      "arn:${local.partition}:ecs:${local.place}:service-revision/${var.cluster}/*",
    ]
  }

  # Any queue, topic, alarm or log group may stand in the way of one of ours: that is seen by its tags, not by its name alone.
  statement {
    sid = "Attributes"
    actions = [
      "cloudwatch:GetDashboard",
      "cloudwatch:ListTagsForResource",
      "logs:ListTagsForResource",
      "sns:GetTopicAttributes",
      "sns:ListSubscriptionsByTopic",
      "sns:ListTagsForResource",
      "sqs:GetQueueAttributes",
      "sqs:GetQueueUrl",
      "sqs:ListQueueTags",
    ]
    resources = [
      local.alarms,
      local.dashboards,
      "arn:${local.partition}:logs:${local.place}:log-group:*",
      "arn:${local.partition}:sns:${local.place}:*",
      "arn:${local.partition}:sqs:${local.place}:*",
    ]
  }

  statement {
    sid       = "Images"
    actions   = ["ecr:BatchGetImage", "ecr:DescribeImageScanFindings", "ecr:DescribeImages"]
    resources = var.repository_arns
  }

  # That a secret is there, never what it says: no GetSecretValue, no GetParameter. Of the whole account in this Region, so
  # that a name outside the environment's is told as missing, and does not fail as denied when tasks start. For the Parameter
  # Store's lists IAM knows no resource: above.
  statement {
    sid       = "SecretsExist"
    actions   = ["secretsmanager:DescribeSecret"]
    resources = [local.secrets]
  }

  dynamic "statement" {
    for_each = length(var.content_bucket_arns) > 0 ? [var.content_bucket_arns] : []

    content {
      sid = "SiteContent"
      actions = [
        "s3:GetBucketCORS",
        "s3:GetBucketOwnershipControls",
        "s3:GetBucketPolicy",
        "s3:GetBucketPublicAccessBlock",
        "s3:GetBucketTagging",
        "s3:GetBucketVersioning",
        "s3:GetEncryptionConfiguration",
        "s3:GetLifecycleConfiguration",
        "s3:GetObject",
        "s3:ListBucket",
        "s3:ListBucketVersions",
      ]
      resources = flatten([for arn in statement.value : [arn, "${arn}/*"]])
    }
  }

  dynamic "statement" {
    for_each = length(var.bundle_bucket_arns) > 0 ? [var.bundle_bucket_arns] : []

    content {
      sid       = "Bundles"
      actions   = ["s3:GetObject"]
      resources = [for arn in statement.value : "${arn}/*"]
    }
  }

  dynamic "statement" {
    for_each = length(var.data_key_arns) > 0 ? [var.data_key_arns] : []

    content {
      sid       = "BundleKeys"
      actions   = ["kms:Decrypt"]
      resources = statement.value

      condition {
        test     = "StringLike"
        variable = "kms:ViaService"
        values   = ["s3.*.amazonaws.com"]
      }
    }
  }
}
