# Staging of the example platform. Copy it to staging.tfvars and put your own in.
environment = "staging"
account     = "123456789012"
region      = "us-east-1"
zones       = ["us-east-1a", "us-east-1b"]
nat         = "single"

hosts = {
  api     = "api.staging.example.com"
  mooring = "mooring.staging.example.com"
  site    = "console.staging.example.com"
}
certificate_arn      = "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000001"
site_certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000002"

github = { repository = "example/platform" }

state = {
  bucket  = "terraform-state-123456789012"
  key     = "mooring/staging.tfstate"
  kms_key = "arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-000000000004"
}

mooring_image = ":commit-7b1d4e8"
mooring_tokens = [
  # printf %s "$TOKEN" | sha256sum
  { name = "on-call", role = "operator", sha256 = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752" },
]
mooring_secret_arns = {
  GIT_TOKEN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:staging/mooring/git-AbCdEf"
}

services = {
  orders     = { sends = ["fulfilment-inbox"] }
  fulfilment = { consumes = ["fulfilment-inbox"] }
}

# Staging can be lost.
database            = { instance_class = "db.t4g.medium", multi_az = false, backup_days = 3 }
deletion_protection = false
audit_lock_mode     = "GOVERNANCE"

# Options: EC2 instances beside Fargate, and OpenSearch for logs.
instances = { type = "m7g.large", max = 4 }
search    = {}
