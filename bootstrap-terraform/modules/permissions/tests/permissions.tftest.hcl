# Policy documents are rendered by the provider itself, which is given nothing to reach an account with.
provider "aws" {
  region                      = "us-east-1"
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

override_data {
  target = data.aws_caller_identity.here
  values = { account_id = "123456789012" }
}

variables {
  name                = "staging"
  cluster             = "staging"
  balancer_arn        = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/staging/5e1f0c2d3b4a6978"
  task_role_arns      = ["arn:aws:iam::123456789012:role/staging-execution", "arn:aws:iam::123456789012:role/staging-task"]
  repository_arns     = ["arn:aws:ecr:us-east-1:123456789012:repository/orders"]
  content_bucket_arns = ["arn:aws:s3:::staging-console-123456789012"]
  bundle_bucket_arns  = ["arn:aws:s3:::staging-bundles-123456789012"]
  distribution_arns   = ["arn:aws:cloudfront::123456789012:distribution/E1EXAMPLE00001"]
  data_key_arns       = ["arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-000000000001"]
}

run "fits_into_managed_policies" {
  command = plan

  assert {
    condition     = alltrue([for document in concat([output.read], values(output.write)) : length(document) <= 6144])
    error_message = "A managed policy holds 6,144 characters."
  }
}

run "reads_no_secret" {
  command = plan

  assert {
    condition = length(setintersection(
      ["secretsmanager:GetSecretValue", "ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
      flatten([for document in concat([output.read], values(output.write)) : [for statement in jsondecode(document).Statement : flatten([statement.Action])]])
    )) == 0
    error_message = "Mooring asks whether a secret is there, never what it says."
  }
}

run "reading_writes_nothing" {
  command = plan

  assert {
    condition     = alltrue([for action in flatten([for statement in jsondecode(output.read).Statement : flatten([statement.Action])]) : can(regex(":(BatchGet|Describe|Get|List)|^kms:Decrypt$", action))])
    error_message = "The policy of `mooring plan` and of mode: observe holds reads alone."
  }
}

run "grants_no_wildcard_action" {
  command = plan

  assert {
    condition     = alltrue([for action in flatten([for document in concat([output.read], values(output.write)) : [for statement in jsondecode(document).Statement : flatten([statement.Action])]]) : !strcontains(action, "*")])
    error_message = "Every action is named."
  }
}

run "changes_services_only_where_they_are_ours" {
  command = plan

  assert {
    condition = alltrue([
      for statement in jsondecode(output.write.compute).Statement :
      try(statement.Condition.StringEquals["aws:ResourceTag/mooring:environment"], "") == "staging"
      if contains(flatten([statement.Action]), "ecs:UpdateService") || contains(flatten([statement.Action]), "ecs:DeleteService")
    ])
    error_message = "UpdateService and DeleteService hang on the environment's tag."
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(output.write.compute).Statement :
      try(statement.Condition.StringEquals["iam:PassedToService"], null) != null && !contains(flatten([statement.Resource]), "*")
      if contains(flatten([statement.Action]), "iam:PassRole")
    ])
    error_message = "Roles are passed by name, to ECS alone."
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(output.write.compute).Statement :
      length(keys(try(statement.Condition, {}))) > 0
      if contains(flatten([statement.Action]), "ecs:TagResource") || contains(flatten([statement.Action]), "elasticloadbalancing:AddTags")
    ])
    error_message = "Nothing of a stranger's is tagged."
  }
}

run "adopting_tags_what_has_no_owner" {
  command = plan

  variables {
    adoption = true
  }

  assert {
    condition     = length([for statement in jsondecode(output.write.compute).Statement : statement if statement.Sid == "TagOurs" && try(statement.Condition, null) == null]) == 1
    error_message = "With adoption on, tagging hangs on no owner."
  }
}
