# Read only where this folder is planned by itself, as the checks do; a configuration that uses the module does not see it.
name                       = "staging"
cluster_arn                = "arn:aws:ecs:us-east-1:123456789012:cluster/staging"
vpc_id                     = "vpc-0a1b2c3d4e5f60001"
subnet_ids                 = ["subnet-0a1b2c3d4e5f60001", "subnet-0a1b2c3d4e5f60002"]
balancer_security_group_id = "sg-0a1b2c3d4e5f60001"
listener_arn               = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/staging/5e1f0c2d3b4a6978/8c7d6e5f4a3b2c1d"
host                       = "mooring.staging.example.com"
image                      = "123456789012.dkr.ecr.us-east-1.amazonaws.com/mooring:commit-7b1d4e8"
repository_arn             = "arn:aws:ecr:us-east-1:123456789012:repository/mooring"
specs                      = { url = "https://github.com/example/platform.git" }
tokens                     = [{ name = "on-call", role = "operator", sha256 = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752" }]
secret_arns                = { GIT_TOKEN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:staging/mooring/git-AbCdEf" }
read_policy                = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
write_policies             = { compute = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
lease_table                = "staging-mooring-leases"
lease_table_arn            = "arn:aws:dynamodb:us-east-1:123456789012:table/staging-mooring-leases"
changes_queue_url          = "https://sqs.us-east-1.amazonaws.com/123456789012/staging-mooring-changes"
changes_queue_arn          = "arn:aws:sqs:us-east-1:123456789012:staging-mooring-changes"
audit_bucket               = "staging-audit-123456789012"
audit_bucket_arn           = "arn:aws:s3:::staging-audit-123456789012"
deployments_log_group      = "/mooring/staging/deployments"
deployments_log_group_arn  = "arn:aws:logs:us-east-1:123456789012:log-group:/mooring/staging/deployments"
key_arns                   = ["arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-000000000001"]
logs_key_arn               = "arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-000000000002"
