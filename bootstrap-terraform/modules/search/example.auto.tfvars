# Read only where this folder is planned by itself, as the checks do; a configuration that uses the module does not see it.
name                     = "staging"
vpc_id                   = "vpc-0a1b2c3d4e5f60001"
subnet_ids               = ["subnet-0a1b2c3d4e5f60001", "subnet-0a1b2c3d4e5f60002"]
client_security_group_id = "sg-0a1b2c3d4e5f60001"
writer_role_arns         = ["arn:aws:iam::123456789012:role/staging-task"]
data_key_arn             = "arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-000000000001"
logs_key_arn             = "arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-000000000002"
