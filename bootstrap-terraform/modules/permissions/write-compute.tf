# Services, target groups, rules, autoscaling.
data "aws_iam_policy_document" "compute" {
  # checkov:skip=CKV_AWS_111:DeregisterTaskDefinition knows no resource; every other write has one, and a condition on tags.
  # checkov:skip=CKV_AWS_356:DeregisterTaskDefinition knows no resource; every other write has one, and a condition on tags.
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
    actions   = ["ecs:DeleteService", "ecs:StopServiceDeployment", "ecs:UpdateService", "ecs:UntagResource"]
    resources = [local.services, "arn:${local.partition}:ecs:${local.place}:service-deployment/${var.cluster}/*"]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/mooring:environment"
      values   = [var.name]
    }
  }

  # A one-off task before a rollout: of our families, in our cluster.
  statement {
    sid       = "RunOnce"
    actions   = ["ecs:RunTask", "ecs:StopTask"]
    resources = [local.families, local.tasks]

    condition {
      test     = "ArnEquals"
      variable = "ecs:cluster"
      values   = [local.cluster]
    }
  }

  statement {
    sid       = "Retire"
    actions   = ["ecs:DeregisterTaskDefinition"]
    resources = ["*"]
  }

  statement {
    sid       = "TagWhileCreating"
    actions   = ["ecs:TagResource"]
    resources = [local.services, local.families, local.tasks]

    condition {
      test     = "StringEquals"
      variable = "ecs:CreateAction"
      values   = ["CreateService", "RegisterTaskDefinition", "RunTask"]
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
      "elasticloadbalancing:RemoveTags",
      "elasticloadbalancing:SetRulePriorities",
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
    actions   = ["application-autoscaling:TagResource", "application-autoscaling:UntagResource"]
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
