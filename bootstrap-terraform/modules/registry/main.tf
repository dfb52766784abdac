data "aws_caller_identity" "here" {}
data "aws_partition" "here" {}

resource "aws_kms_key" "images" {
  description         = "Image layers in ECR"
  enable_key_rotation = true
  policy              = data.aws_iam_policy_document.key.json
  tags                = var.tags
}

resource "aws_kms_alias" "images" {
  name          = "alias/images"
  target_key_id = aws_kms_key.images.key_id
}

data "aws_iam_policy_document" "key" {
  # checkov:skip=CKV_AWS_109:A key policy's resource is the key itself, written "*"; the statement hands the decision to IAM.
  # checkov:skip=CKV_AWS_111:A key policy's resource is the key itself, written "*"; the statement hands the decision to IAM.
  # checkov:skip=CKV_AWS_356:A key policy's resource is the key itself, written "*"; the statement hands the decision to IAM.
  statement {
    sid       = "Account"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:${data.aws_partition.here.partition}:iam::${data.aws_caller_identity.here.account_id}:root"]
    }
  }
}

# A tag names one image for ever: what was scanned and signed is what runs.
resource "aws_ecr_repository" "this" {
  for_each = var.repositories

  name                 = each.key
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = var.tags

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.images.arn
  }
}

# The signatures and attestations of an image are referrers: ECR keeps them as long as the image.
resource "aws_ecr_lifecycle_policy" "this" {
  for_each = aws_ecr_repository.this

  repository = each.value.name
  policy = jsonencode({
    rules = [
      {
        rulePriority = 1
        description  = "Without a tag: ${var.untagged_days} days"
        selection    = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = var.untagged_days }
        action       = { type = "expire" }
      },
      {
        rulePriority = 2
        description  = "The last ${var.kept_commits} commits"
        selection    = { tagStatus = "tagged", tagPatternList = ["commit-*"], countType = "imageCountMoreThan", countNumber = var.kept_commits }
        action       = { type = "expire" }
      },
    ]
  })
}

# Vulnerabilities are searched for again whenever the list of known ones grows.
resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "ENHANCED"

  rule {
    scan_frequency = "CONTINUOUS_SCAN"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}
