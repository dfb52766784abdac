# Read only where this folder is planned by itself, as the checks do; a configuration that uses the module does not see it.
name                      = "staging"
repository                = "example/platform"
repository_arns           = ["arn:aws:ecr:us-east-1:123456789012:repository/orders"]
image_key_arns            = ["arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-000000000003"]
bundle_bucket_arn         = "arn:aws:s3:::staging-bundles-123456789012"
bundle_key_arn            = "arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-000000000001"
read_policy               = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
deployments_log_group_arn = "arn:aws:logs:us-east-1:123456789012:log-group:/mooring/staging/deployments"
state = {
  bucket  = "terraform-state-123456789012"
  key     = "mooring/staging.tfstate"
  kms_key = "arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-000000000004"
}
apply_policy_arns = ["arn:aws:iam::123456789012:policy/platform-builders"]
