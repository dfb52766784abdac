# What the outputs print, with AWS's answers made up: the same on every machine, without an account.

mock_provider "aws" {
  override_during = plan

  mock_data "aws_iam_policy_document" {
    defaults = {
      json          = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
      minified_json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
    }
  }

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_data "aws_region" {
    defaults = { region = "us-east-1" }
  }

  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
}

override_module {
  target          = module.network
  override_during = plan
  outputs = {
    vpc_id             = "vpc-0a1b2c3d4e5f60001"
    cidr               = "10.20.0.0/16"
    public_subnet_ids  = ["subnet-0a1b2c3d4e5f60011", "subnet-0a1b2c3d4e5f60012"]
    private_subnet_ids = ["subnet-0a1b2c3d4e5f60021", "subnet-0a1b2c3d4e5f60022"]
    data_subnet_ids    = ["subnet-0a1b2c3d4e5f60031", "subnet-0a1b2c3d4e5f60032"]
  }
}

override_module {
  target          = module.load_balancer
  override_during = plan
  outputs = {
    listener_arn               = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/staging/5e1f0c2d3b4a6978/8c7d6e5f4a3b2c1d"
    arn                        = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/staging/5e1f0c2d3b4a6978"
    dns_name                   = "staging-1234567890.us-east-1.elb.amazonaws.com"
    zone_id                    = "Z35SXDOTRQ7X7K"
    balancer_security_group_id = "sg-0a1b2c3d4e5f60041"
    services_security_group_id = "sg-0a1b2c3d4e5f60042"
  }
}

override_module {
  target          = module.task_roles
  override_during = plan
  outputs = {
    execution_role_arn = "arn:aws:iam::123456789012:role/staging-execution"
    task_role_arn      = "arn:aws:iam::123456789012:role/staging-task"
    service_role_arns  = {}
    all_arns           = ["arn:aws:iam::123456789012:role/staging-execution", "arn:aws:iam::123456789012:role/staging-task"]
  }
}

variables {
  environment          = "staging"
  account              = "123456789012"
  region               = "us-east-1"
  zones                = ["us-east-1a", "us-east-1b"]
  hosts                = { api = "api.staging.example.com", mooring = "mooring.staging.example.com", site = "console.staging.example.com" }
  certificate_arn      = "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000001"
  site_certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000002"
  github               = { repository = "example/platform" }
  mooring_image        = ":commit-7b1d4e8"
  mooring_tokens       = [{ name = "on-call", role = "operator", sha256 = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752" }]
}

# The same file is read by `mooring validate` in the reconciler's tests.
run "prints_the_environment_that_mooring_starts_from" {
  command = plan

  assert {
    condition     = output.environment_manifest == file("./examples/environment.yaml")
    error_message = "examples/environment.yaml is not what the output prints: ${output.environment_manifest}"
  }

  assert {
    condition     = yamldecode(output.environment_manifest).spec.account == var.account
    error_message = "The account stays text, with its leading zeros."
  }
}

run "hands_the_workflows_what_they_need" {
  command = plan

  assert {
    condition     = output.github_variables.REGISTRY == "123456789012.dkr.ecr.us-east-1.amazonaws.com" && output.github_variables.DEPLOYMENTS_LOG_GROUP == "/mooring/staging/deployments"
    error_message = "The registry and the log group are those of the environment."
  }

  assert {
    condition     = sort(keys(output.github_variables.ROLES)) == tolist(["images", "plan", "report", "site"])
    error_message = "Without a state, no role plans or applies Terraform."
  }
}

run "a_second_environment_of_the_account_makes_nothing_twice" {
  command = plan

  variables {
    environment  = "production"
    account_wide = false
  }

  assert {
    condition     = length(module.registry) == 0 && !contains(keys(output.github_variables.ROLES), "images")
    error_message = "Repositories and the role that pushes to them are the first environment's."
  }
}

run "observing_needs_no_permission_to_write" {
  command = plan

  variables {
    mode = "observe"
  }

  assert {
    condition     = strcontains(output.environment_manifest, "mode: observe")
    error_message = "The manifest says it too."
  }
}

run "refuses_an_account_that_is_a_number" {
  command = plan

  variables {
    account = "1234"
  }

  expect_failures = [var.account]
}
