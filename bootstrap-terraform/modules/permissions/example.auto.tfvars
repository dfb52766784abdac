# Read only where this folder is planned by itself, as the checks do; a configuration that uses the module does not see it.
name                = "staging"
cluster             = "staging"
balancer_arn        = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/staging/5e1f0c2d3b4a6978"
task_role_arns      = ["arn:aws:iam::123456789012:role/staging-execution", "arn:aws:iam::123456789012:role/staging-task"]
repository_arns     = ["arn:aws:ecr:us-east-1:123456789012:repository/orders"]
content_bucket_arns = ["arn:aws:s3:::staging-console-123456789012"]
bundle_bucket_arns  = ["arn:aws:s3:::staging-bundles-123456789012"]
distribution_arns   = ["arn:aws:cloudfront::123456789012:distribution/E1EXAMPLE00001"]
data_key_arns       = ["arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-000000000001"]
