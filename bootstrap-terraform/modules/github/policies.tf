# Push images; sign and attest them, which are images beside them. Nothing of ECS.
data "aws_iam_policy_document" "images" {
  # checkov:skip=CKV_AWS_356:ecr:GetAuthorizationToken knows no resource.
  count = length(var.repository_arns) == 0 ? 0 : 1

  statement {
    sid       = "Login"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  statement {
    sid = "Push"
    actions = [
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchGetImage",
      "ecr:CompleteLayerUpload",
      "ecr:DescribeImageScanFindings",
      "ecr:DescribeImages",
      "ecr:GetDownloadUrlForLayer",
      "ecr:InitiateLayerUpload",
      "ecr:PutImage",
      "ecr:UploadLayerPart",
    ]
    resources = var.repository_arns
  }

  dynamic "statement" {
    for_each = length(var.image_key_arns) > 0 ? [var.image_key_arns] : []

    content {
      sid       = "Layers"
      actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
      resources = statement.value

      condition {
        test     = "StringLike"
        variable = "kms:ViaService"
        values   = ["ecr.*.amazonaws.com"]
      }
    }
  }

  source_policy_documents = [data.aws_iam_policy_document.report.json]
}

# A bundle is put under the digest of its content; what is there is never read, replaced by another or deleted.
data "aws_iam_policy_document" "site" {
  statement {
    sid       = "Upload"
    actions   = ["s3:PutObject"]
    resources = ["${var.bundle_bucket_arn}/sites/*"]
  }

  statement {
    sid       = "Encrypt"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.bundle_key_arn]

    condition {
      test     = "StringLike"
      variable = "kms:ViaService"
      values   = ["s3.*.amazonaws.com"]
    }
  }

  source_policy_documents = [data.aws_iam_policy_document.report.json]
}

# The DeploymentStatus metric and the log of deployments.
data "aws_iam_policy_document" "report" {
  # checkov:skip=CKV_AWS_111:PutMetricData knows no resource; a condition holds it to one namespace.
  # checkov:skip=CKV_AWS_356:PutMetricData knows no resource; a condition holds it to one namespace.
  statement {
    sid       = "Metric"
    actions   = ["cloudwatch:PutMetricData"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "cloudwatch:namespace"
      values   = ["CI/CD"]
    }
  }

  statement {
    sid       = "Event"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${var.deployments_log_group_arn}:log-stream:github*"]
  }
}

data "aws_iam_policy_document" "state_read" {
  count = var.state == null ? 0 : 1

  statement {
    sid       = "Find"
    actions   = ["s3:ListBucket"]
    resources = ["arn:${local.partition}:s3:::${var.state.bucket}"]
  }

  statement {
    sid       = "Read"
    actions   = ["s3:GetObject"]
    resources = ["arn:${local.partition}:s3:::${var.state.bucket}/${var.state.key}"]
  }

  # A plan locks too, so that it reads no half-written state.
  statement {
    sid       = "Lock"
    actions   = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
    resources = ["arn:${local.partition}:s3:::${var.state.bucket}/${var.state.key}.tflock"]
  }

  statement {
    sid       = "Key"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.state.kms_key]
  }
}

data "aws_iam_policy_document" "state_write" {
  count = var.state == null ? 0 : 1

  source_policy_documents = [data.aws_iam_policy_document.state_read[0].json]

  statement {
    sid       = "Write"
    actions   = ["s3:PutObject"]
    resources = ["arn:${local.partition}:s3:::${var.state.bucket}/${var.state.key}"]
  }
}
