# Services, target groups, rules, autoscaling.
data "aws_iam_policy_document" "compute" {
  statement {
    sid       = "Create"
    actions   = ["ecs:CreateService", "ecs:RegisterTaskDefinition"]
    resources = [local.services, local.families]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/mooring:environment"
      values   = [var.name]
    }
  }

  statement {
    sid       = "Keep"
    actions   = ["ecs:DeleteService", "ecs:UpdateService"]
    resources = [local.services]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/mooring:environment"
      values   = [var.name]
    }
  }

  statement {
    sid       = "TagWhileCreating"
    actions   = ["ecs:TagResource"]
    resources = [local.services, local.families]

    condition {
      test     = "StringEquals"
      variable = "ecs:CreateAction"
      values   = ["CreateService", "RegisterTaskDefinition"]
    }
  }

  statement {
    sid       = "TagOurs"
    actions   = ["ecs:TagResource"]
    resources = [local.services, local.families]

    dynamic "condition" {
      for_each = local.mine

      content {
        test     = "StringEquals"
        variable = condition.value
        values   = [var.name]
      }
    }
  }

  statement {
    sid       = "PassRoles"
    actions   = ["iam:PassRole"]
    resources = var.task_role_arns

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ecs-tasks.amazonaws.com", "ecs.amazonaws.com"]
    }
  }

  statement {
    sid       = "CreateTargetGroups"
    actions   = ["elasticloadbalancing:CreateTargetGroup"]
    resources = [local.target_groups]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/mooring:environment"
      values   = [var.name]
    }
  }

  # AWS asks for the listener; the rule, which does not exist yet, is named beside it.
  statement {
    sid       = "CreateRules"
    actions   = ["elasticloadbalancing:CreateRule"]
    resources = [local.listeners, local.rules]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/mooring:environment"
      values   = [var.name]
    }
  }

  statement {
    sid = "KeepRouting"
    actions = [
      "elasticloadbalancing:DeleteRule",
      "elasticloadbalancing:DeleteTargetGroup",
      "elasticloadbalancing:ModifyRule",
      "elasticloadbalancing:ModifyTargetGroup",
      "elasticloadbalancing:ModifyTargetGroupAttributes",
    ]
    resources = [local.rules, local.target_groups]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/mooring:environment"
      values   = [var.name]
    }
  }

  statement {
    sid       = "TagRoutingWhileCreating"
    actions   = ["elasticloadbalancing:AddTags"]
    resources = [local.rules, local.target_groups]

    condition {
      test     = "StringEquals"
      variable = "elasticloadbalancing:CreateAction"
      values   = ["CreateRule", "CreateTargetGroup"]
    }
  }

  statement {
    sid       = "TagOurRouting"
    actions   = ["elasticloadbalancing:AddTags"]
    resources = [local.rules, local.target_groups]

    dynamic "condition" {
      for_each = local.mine

      content {
        test     = "StringEquals"
        variable = condition.value
        values   = [var.name]
      }
    }
  }
}

data "aws_iam_policy_document" "scaling" {
  # The id of a scalable target is AWS's own; what it scales is in a condition.
  statement {
    sid = "Scale"
    actions = [
      "application-autoscaling:DeleteScalingPolicy",
      "application-autoscaling:DeleteScheduledAction",
      "application-autoscaling:DeregisterScalableTarget",
      "application-autoscaling:PutScalingPolicy",
      "application-autoscaling:PutScheduledAction",
      "application-autoscaling:RegisterScalableTarget",
    ]
    resources = [local.scaling]

    condition {
      test     = "StringEquals"
      variable = "application-autoscaling:service-namespace"
      values   = ["ecs"]
    }

    condition {
      test     = "StringEquals"
      variable = "application-autoscaling:scalable-dimension"
      values   = ["ecs:service:DesiredCount"]
    }
  }

  statement {
    sid       = "TagScaling"
    actions   = ["application-autoscaling:TagResource"]
    resources = [local.scaling]

    dynamic "condition" {
      for_each = local.mine

      content {
        test     = "StringEqualsIfExists"
        variable = condition.value
        values   = [var.name]
      }
    }
  }
}
