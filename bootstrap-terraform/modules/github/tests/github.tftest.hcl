# Policy documents are rendered by the provider itself, which is given nothing to reach an account with.
provider "aws" {
  region                      = "us-east-1"
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

variables {
  name                      = "staging"
  repository                = "example/platform"
  repository_arns           = ["arn:aws:ecr:us-east-1:123456789012:repository/orders"]
  bundle_bucket_arn         = "arn:aws:s3:::staging-bundles-123456789012"
  bundle_key_arn            = "arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-000000000001"
  read_policy               = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
  deployments_log_group_arn = "arn:aws:logs:us-east-1:123456789012:log-group:/mooring/staging/deployments"
}

override_resource {
  target          = aws_iam_openid_connect_provider.github
  override_during = plan
  values          = { arn = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" }
}

run "lends_roles_to_exact_subjects" {
  command = plan

  assert {
    condition = alltrue([
      for role in aws_iam_role.ci : alltrue([
        for statement in jsondecode(role.assume_role_policy).Statement :
        statement.Condition.StringEquals["token.actions.githubusercontent.com:aud"] == "sts.amazonaws.com"
        && alltrue([for subject in flatten([statement.Condition.StringEquals["token.actions.githubusercontent.com:sub"]]) : startswith(subject, "repo:example/platform:") && !strcontains(subject, "*")])
      ])
    ])
    error_message = "aud is sts.amazonaws.com; sub is one of a list, compared whole."
  }
}

run "publishes_from_the_branch_alone" {
  command = plan

  assert {
    condition = alltrue([
      for name in ["images", "site"] : !strcontains(aws_iam_role.ci[name].assume_role_policy, ":pull_request")
    ])
    error_message = "A pull request pushes nothing."
  }
}

run "gives_workflows_no_hand_in_ecs" {
  command = plan

  assert {
    condition     = alltrue([for policy in aws_iam_role_policy.ci : !strcontains(policy.policy, "\"ecs:")])
    error_message = "Only Mooring writes to ECS."
  }
}

run "refuses_a_repository_with_a_wildcard" {
  command = plan

  variables {
    repository = "example/*"
  }

  expect_failures = [var.repository]
}
