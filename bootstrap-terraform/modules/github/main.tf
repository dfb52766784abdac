# Workflows have no keys: GitHub signs who they are, and AWS lends a role for an hour to exactly one workflow's subject.

data "aws_partition" "here" {}

locals {
  issuer    = "token.actions.githubusercontent.com"
  partition = data.aws_partition.here.partition
  provider  = one(concat(aws_iam_openid_connect_provider.github[*].arn, data.aws_iam_openid_connect_provider.github[*].arn))

  repository = "repo:${var.repository}"
  on_branch  = "${local.repository}:ref:refs/heads/${var.branch}"

  # Each role, and the exact subjects that may take it: a branch, pull requests, or a job that a GitHub environment guards.
  roles = merge(
    {
      plan   = { subjects = ["${local.repository}:pull_request", local.on_branch], policy = var.read_policy }
      site   = { subjects = ["${local.repository}:environment:specs"], policy = data.aws_iam_policy_document.site.json }
      report = { subjects = [local.on_branch, "${local.repository}:environment:release"], policy = data.aws_iam_policy_document.report.json }
    },
    length(var.repository_arns) == 0 ? {} : {
      images = { subjects = [local.on_branch, "${local.repository}:environment:release"], policy = data.aws_iam_policy_document.images[0].json }
    },
    var.state == null ? {} : {
      terraform-plan = { subjects = ["${local.repository}:environment:${var.name}-terraform-plan"], policy = data.aws_iam_policy_document.state_read[0].json }
    },
    var.state == null || length(var.apply_policy_arns) == 0 ? {} : {
      terraform-apply = { subjects = ["${local.repository}:environment:${var.name}-terraform"], policy = data.aws_iam_policy_document.state_write[0].json }
    },
  )

  # Terraform's own plan reads every object's settings, none of their content.
  attachments = merge(
    var.state == null ? {} : { for name in ["SecurityAudit", "job-function/ViewOnlyAccess"] : "terraform-plan ${name}" => { role = "terraform-plan", arn = "arn:${local.partition}:iam::aws:policy/${name}" } },
    var.state == null ? {} : { for arn in var.apply_policy_arns : "terraform-apply ${arn}" => { role = "terraform-apply", arn = arn } },
  )
}

resource "aws_iam_openid_connect_provider" "github" {
  count = var.create_provider ? 1 : 0

  url            = "https://${local.issuer}"
  client_id_list = ["sts.amazonaws.com"]
  tags           = var.tags
}

data "aws_iam_openid_connect_provider" "github" {
  count = var.create_provider ? 0 : 1

  url = "https://${local.issuer}"
}

data "aws_iam_policy_document" "trust" {
  for_each = local.roles

  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [local.provider]
    }

    condition {
      test     = "StringEquals"
      variable = "${local.issuer}:aud"
      values   = ["sts.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "${local.issuer}:sub"
      values   = each.value.subjects
    }
  }
}

resource "aws_iam_role" "ci" {
  for_each = local.roles

  name                 = "${var.name}-ci-${each.key}"
  description          = "GitHub Actions of ${var.repository}: ${each.key}"
  assume_role_policy   = data.aws_iam_policy_document.trust[each.key].json
  max_session_duration = 3600
  tags                 = var.tags
}

resource "aws_iam_role_policy" "ci" {
  for_each = local.roles

  name   = each.key
  role   = aws_iam_role.ci[each.key].id
  policy = each.value.policy
}

resource "aws_iam_role_policy_attachment" "ci" {
  for_each = local.attachments

  role       = aws_iam_role.ci[each.value.role].name
  policy_arn = each.value.arn
}
