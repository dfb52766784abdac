data "aws_caller_identity" "here" {}
data "aws_partition" "here" {}
data "aws_region" "here" {}

locals {
  account   = data.aws_caller_identity.here.account_id
  partition = data.aws_partition.here.partition
  region    = data.aws_region.here.region

  # One key for each kind of data, so that who may read messages may not thereby read the database.
  keys = {
    messages = { description = "Queues and topics of ${var.name}", policy = data.aws_iam_policy_document.messages.json }
    logs     = { description = "Log groups of ${var.name}", policy = data.aws_iam_policy_document.logs.json }
    data     = { description = "Database, secrets and buckets of ${var.name}", policy = data.aws_iam_policy_document.data.json }
  }
}

# Every key begins with this: IAM policies of the account decide. Without it a key could become nobody's.
data "aws_iam_policy_document" "account" {
  # checkov:skip=CKV_AWS_109:A key policy's resource is the key itself, written "*"; the statement hands the decision to IAM.
  # checkov:skip=CKV_AWS_111:A key policy's resource is the key itself, written "*"; the statement hands the decision to IAM.
  # checkov:skip=CKV_AWS_356:A key policy's resource is the key itself, written "*"; the statement hands the decision to IAM.
  statement {
    sid       = "Account"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:${local.partition}:iam::${local.account}:root"]
    }
  }
}

# An alarm to a topic under a customer key, an EventBridge rule to such a queue, a topic's fan-out to such a queue: each is
# lost without a word where the service may not use the key.
data "aws_iam_policy_document" "messages" {
  # checkov:skip=CKV_AWS_109:A key policy's resource is the key itself, written "*".
  # checkov:skip=CKV_AWS_111:A key policy's resource is the key itself, written "*".
  # checkov:skip=CKV_AWS_356:A key policy's resource is the key itself, written "*".
  source_policy_documents = [data.aws_iam_policy_document.account.json]

  statement {
    sid       = "Senders"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com", "events.amazonaws.com", "sns.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account]
    }
  }
}

data "aws_iam_policy_document" "logs" {
  # checkov:skip=CKV_AWS_109:A key policy's resource is the key itself, written "*".
  # checkov:skip=CKV_AWS_111:A key policy's resource is the key itself, written "*".
  # checkov:skip=CKV_AWS_356:A key policy's resource is the key itself, written "*".
  source_policy_documents = [data.aws_iam_policy_document.account.json]

  statement {
    sid       = "LogGroups"
    actions   = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["logs.${local.region}.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "kms:EncryptionContext:aws:logs:arn"
      values   = ["arn:${local.partition}:logs:${local.region}:${local.account}:log-group:*"]
    }
  }
}

data "aws_iam_policy_document" "data" {
  # checkov:skip=CKV_AWS_109:A key policy's resource is the key itself, written "*".
  # checkov:skip=CKV_AWS_111:A key policy's resource is the key itself, written "*".
  # checkov:skip=CKV_AWS_356:A key policy's resource is the key itself, written "*".
  source_policy_documents = [data.aws_iam_policy_document.account.json]

  # CloudFront reads the site's bucket, CloudTrail and the load balancer's logs write to theirs.
  statement {
    sid       = "Deliveries"
    actions   = ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudfront.amazonaws.com", "cloudtrail.amazonaws.com", "delivery.logs.amazonaws.com"]
    }

    condition {
      test     = "StringLike"
      variable = "aws:SourceArn"
      values = [
        "arn:${local.partition}:cloudfront::${local.account}:distribution/*",
        "arn:${local.partition}:cloudtrail:${local.region}:${local.account}:trail/${var.name}*",
        "arn:${local.partition}:logs:${local.region}:${local.account}:*",
      ]
    }
  }
}

resource "aws_kms_key" "this" {
  for_each = local.keys

  description             = each.value.description
  policy                  = each.value.policy
  enable_key_rotation     = true
  deletion_window_in_days = var.deletion_window_days
  tags                    = merge(var.tags, { Name = "${var.name}-${each.key}" })
}

resource "aws_kms_alias" "this" {
  for_each = local.keys

  name          = "alias/${var.name}-${each.key}"
  target_key_id = aws_kms_key.this[each.key].key_id
}
