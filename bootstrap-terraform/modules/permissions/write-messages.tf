# Log groups, queues, topics. Their names carry the environment, so a create cannot take another's.
data "aws_iam_policy_document" "messages" {
  # checkov:skip=CKV_AWS_111:A subscription is no resource to IAM; every other write has one, and a condition on tags.
  # checkov:skip=CKV_AWS_356:A subscription is no resource to IAM; every other write has one, and a condition on tags.
  statement {
    sid       = "Create"
    actions   = ["logs:CreateLogGroup", "sns:CreateTopic", "sqs:CreateQueue"]
    resources = [local.log_groups, local.queues, local.topics]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/mooring:environment"
      values   = [var.name]
    }
  }

  statement {
    sid = "Keep"
    actions = [
      "logs:AssociateKmsKey",
      "logs:DeleteLogGroup",
      "logs:DeleteRetentionPolicy",
      "logs:DisassociateKmsKey",
      "logs:PutLogGroupDeletionProtection",
      "logs:PutRetentionPolicy",
      "sns:DeleteTopic",
      "sns:SetTopicAttributes",
      "sns:Subscribe",
      "sns:UntagResource",
      "sqs:DeleteQueue",
      "sqs:SetQueueAttributes",
    ]
    resources = [local.log_groups, local.queues, local.topics]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/mooring:environment"
      values   = [var.name]
    }
  }

  # Tagged in the create itself, where AWS asks for these too, or later, where it must be ours.
  statement {
    sid       = "TagWhileCreating"
    actions   = ["logs:TagResource", "sns:TagResource", "sqs:TagQueue"]
    resources = [local.log_groups, local.queues, local.topics]

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

  # IAM knows no resource for subscriptions; Mooring finds them by our topics, and touches no other.
  statement {
    sid       = "Subscriptions"
    actions   = ["sns:SetSubscriptionAttributes", "sns:Unsubscribe"]
    resources = ["*"]
  }
}
