# Read only where this folder is planned by itself, as the checks do; a configuration that uses the module does not see it.
name             = "staging"
cluster_arn      = "arn:aws:ecs:us-east-1:123456789012:cluster/staging"
messages_key_arn = "arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-000000000001"
