# OpenSearch for the services' logs, beside CloudWatch: Fluent Bit, as a FireLens sidecar, sends them signed by the task's role.

data "aws_caller_identity" "here" {}
data "aws_partition" "here" {}
data "aws_region" "here" {}

locals {
  domain = "${var.name}-logs"
  arn    = "arn:${data.aws_partition.here.partition}:es:${data.aws_region.here.region}:${data.aws_caller_identity.here.account_id}:domain/${local.domain}"
  logs   = { INDEX_SLOW_LOGS = "index-slow", SEARCH_SLOW_LOGS = "search-slow", ES_APPLICATION_LOGS = "application", AUDIT_LOGS = "audit" }
}

resource "aws_security_group" "search" {
  name        = "${var.name}-search"
  description = "OpenSearch: HTTPS from the services, and nothing out"
  vpc_id      = var.vpc_id
  tags        = merge(var.tags, { Name = "${var.name}-search" })
}

resource "aws_vpc_security_group_ingress_rule" "services" {
  security_group_id            = aws_security_group.search.id
  description                  = "HTTPS from the services"
  referenced_security_group_id = var.client_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  tags                         = var.tags
}

resource "aws_cloudwatch_log_group" "search" {
  for_each = local.logs

  name              = "/aws/opensearch/${local.domain}/${each.value}"
  retention_in_days = 365
  kms_key_id        = var.logs_key_arn
  tags              = var.tags
}

data "aws_iam_policy_document" "publishing" {
  statement {
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:PutLogEventsBatch"]
    resources = [for group in aws_cloudwatch_log_group.search : "${group.arn}:*"]

    principals {
      type        = "Service"
      identifiers = ["es.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.here.account_id]
    }
  }
}

resource "aws_cloudwatch_log_resource_policy" "search" {
  policy_name     = local.domain
  policy_document = data.aws_iam_policy_document.publishing.json
}

data "aws_iam_policy_document" "access" {
  statement {
    sid       = "Write"
    actions   = ["es:ESHttpPost", "es:ESHttpPut"]
    resources = ["${local.arn}/*"]

    principals {
      type        = "AWS"
      identifiers = var.writer_role_arns
    }
  }

  dynamic "statement" {
    for_each = length(var.reader_role_arns) > 0 ? [var.reader_role_arns] : []

    content {
      sid       = "Search"
      actions   = ["es:ESHttpGet", "es:ESHttpHead", "es:ESHttpPost"]
      resources = ["${local.arn}/*"]

      principals {
        type        = "AWS"
        identifiers = statement.value
      }
    }
  }
}

resource "aws_iam_role" "admin" {
  name               = "${local.domain}-admin"
  description        = "Administers the indices and roles inside OpenSearch; taken by people of this account whom IAM lets"
  assume_role_policy = data.aws_iam_policy_document.admin_trust.json
  tags               = var.tags
}

data "aws_iam_policy_document" "admin_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = ["arn:${data.aws_partition.here.partition}:iam::${data.aws_caller_identity.here.account_id}:root"]
    }

    condition {
      test     = "Bool"
      variable = "aws:MultiFactorAuthPresent"
      values   = ["true"]
    }
  }
}

resource "aws_opensearch_domain" "this" {
  # checkov:skip=CKV_AWS_318:Three dedicated masters for a log store of two or three nodes would cost more than its data; zone awareness is on.
  # checkov:skip=CKV2_AWS_59:Three dedicated masters for a log store of two or three nodes would cost more than its data; zone awareness is on.
  # checkov:skip=CKV_AWS_317:Audit logs are among local.logs, which the check does not see in a dynamic block.
  # checkov:skip=CKV_AWS_84:All four logs are published, which the check does not see in a dynamic block.
  domain_name     = local.domain
  engine_version  = "OpenSearch_2.19"
  access_policies = data.aws_iam_policy_document.access.json
  tags            = var.tags

  cluster_config {
    instance_type          = var.instance_type
    instance_count         = length(var.subnet_ids)
    zone_awareness_enabled = true

    zone_awareness_config {
      availability_zone_count = length(var.subnet_ids)
    }
  }

  ebs_options {
    ebs_enabled = true
    volume_type = "gp3"
    volume_size = var.volume_size
  }

  vpc_options {
    subnet_ids         = var.subnet_ids
    security_group_ids = [aws_security_group.search.id]
  }

  encrypt_at_rest {
    enabled    = true
    kms_key_id = var.data_key_arn
  }

  node_to_node_encryption {
    enabled = true
  }

  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"
  }

  advanced_security_options {
    enabled                        = true
    internal_user_database_enabled = false

    master_user_options {
      master_user_arn = aws_iam_role.admin.arn
    }
  }

  dynamic "log_publishing_options" {
    for_each = local.logs

    content {
      log_type                 = log_publishing_options.key
      cloudwatch_log_group_arn = aws_cloudwatch_log_group.search[log_publishing_options.key].arn
    }
  }

  depends_on = [aws_cloudwatch_log_resource_policy.search]
}
