# Read only where this folder is planned by itself, as the checks do; a configuration that uses the module does not see it.
name             = "staging"
repository_arns  = ["arn:aws:ecr:us-east-1:123456789012:repository/orders"]
messages_key_arn = "arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-000000000001"
data_key_arn     = "arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-000000000002"
exec             = true
services = {
  orders     = { sends = ["fulfilment-inbox"] }
  fulfilment = { consumes = ["fulfilment-inbox"] }
}
