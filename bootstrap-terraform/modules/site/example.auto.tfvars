# Read only where this folder is planned by itself, as the checks do; a configuration that uses the module does not see it.
name            = "staging"
aliases         = ["console.staging.example.com"]
api_host        = "api.staging.example.com"
certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000001"
data_key_arn    = "arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-000000000001"
