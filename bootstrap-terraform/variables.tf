# ---- where

variable "environment" {
  description = "Name of the environment: the prefix of everything, and the name of Mooring's Environment."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,19}$", var.environment))
    error_message = "The name is 2 to 20 lower-case letters, digits and dashes, and begins with a letter."
  }
}

variable "account" {
  description = "The AWS account, 12 digits. Another account's credentials are refused."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account))
    error_message = "An account is 12 digits, in quotes."
  }
}

variable "region" {
  description = "The AWS Region."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]{1,2}$", var.region))
    error_message = "A Region such as us-east-1."
  }
}

variable "zones" {
  description = "Two or three availability zones of the Region."
  type        = list(string)
}

variable "cidr" {
  description = "The VPC's range of addresses."
  type        = string
  default     = "10.20.0.0/16"
}

variable "nat" {
  description = "How private subnets reach the internet: none, single or per-zone."
  type        = string
  default     = "per-zone"
}

# ---- what the account has once

variable "account_wide" {
  description = "Whether this state also holds what an account has once: image repositories and GitHub's identity provider. True for one environment of each account."
  type        = bool
  default     = true
}

variable "repositories" {
  description = "Image repositories of the account, made where account_wide is true, and pulled from everywhere."
  type        = set(string)
  default     = ["mooring", "orders", "fulfilment"]
}

# ---- names that people type

variable "hosts" {
  description = "Host names: of the services at the load balancer, of Mooring there, and of the site at CloudFront."
  type = object({
    api     = string
    mooring = string
    site    = string
  })
}

variable "certificate_arn" {
  description = "ACM certificate of this Region for hosts.api and hosts.mooring."
  type        = string
}

variable "site_certificate_arn" {
  description = "ACM certificate in us-east-1 for hosts.site."
  type        = string
}

variable "site" {
  description = "Name of the Site manifest in the specs."
  type        = string
  default     = "console"
}

variable "further_sites" {
  description = "Names of other Site manifests, whose buckets Mooring makes by itself."
  type        = set(string)
  default     = []
}

# ---- git

variable "github" {
  description = "The repository on GitHub as owner/name, the branch that publishes, and the specs' folder."
  type = object({
    repository = string
    branch     = optional(string, "main")
    specs      = optional(string, "specs")
  })
}

variable "bases" {
  description = "Folders that the environment's specs start from."
  type        = list(string)
  default     = ["../base"]
}

variable "state" {
  description = "Where this state is kept, for the roles with which workflows plan and apply it; null: no such roles."
  type = object({
    bucket  = string
    key     = string
    kms_key = string
  })
  default = null
}

variable "terraform_apply_policy_arns" {
  description = "Managed policies of the role with which an approved workflow applies Terraform; []: people apply."
  type        = list(string)
  default     = []
}

# ---- Mooring

variable "mooring_image" {
  description = "Tag or digest of Mooring's image, as :commit-SHA, :vX.Y.Z or @sha256:…"
  type        = string
}

variable "mooring_tokens" {
  description = "Who may use Mooring's API: names, roles (viewer, operator) and the SHA-256 of each token."
  type = list(object({
    name   = string
    role   = string
    sha256 = string
  }))
}

variable "mooring_secret_arns" {
  description = "Secrets of the daemon by environment variable, such as GIT_TOKEN; made by hand, so that no state holds a value."
  type        = map(string)
  default     = {}
}

variable "foreign_bundle_bucket_arns" {
  description = "Bundle buckets of other environments that sites are promoted from."
  type        = list(string)
  default     = []
}

variable "adoption" {
  description = "Whether Mooring may take over what has no owner; on while adopting, then off."
  type        = bool
  default     = false
}

variable "mode" {
  description = "enforce: AWS is made to match. observe: drift is told, and Mooring has no permission to write."
  type        = string
  default     = "enforce"

  validation {
    condition     = contains(["enforce", "observe"], var.mode)
    error_message = "enforce or observe."
  }
}

# ---- size and safety

variable "services" {
  description = "Services with a role of their own: queues they consume, queues they send to, topics they publish to."
  type = map(object({
    consumes  = optional(set(string), [])
    sends     = optional(set(string), [])
    publishes = optional(set(string), [])
  }))
  default = {}
}

variable "database" {
  description = "The PostgreSQL database: its size, whether it has a stand-in, how far back it can be restored."
  type = object({
    name           = optional(string, "orders")
    instance_class = optional(string, "db.m7g.large")
    multi_az       = optional(bool, true)
    backup_days    = optional(number, 14)
  })
  default = {}
}

variable "instances" {
  description = "EC2 instances as a capacity provider beside Fargate; null: none."
  type = object({
    type         = optional(string, "m7g.large")
    architecture = optional(string, "arm64")
    min          = optional(number, 0)
    max          = optional(number, 6)
  })
  default = null
}

variable "search" {
  description = "OpenSearch for the services' logs; null: CloudWatch alone."
  type = object({
    instance_type    = optional(string, "m7g.large.search")
    volume_size      = optional(number, 100)
    reader_role_arns = optional(list(string), [])
  })
  default = null
}

variable "spot_weight" {
  description = "Tasks on Fargate Spot for each one on Fargate, beyond the first."
  type        = number
  default     = 0
}

variable "audit_lock_mode" {
  description = "COMPLIANCE: nobody can delete a record before its time. GOVERNANCE: some can; for environments that can be lost."
  type        = string
  default     = "COMPLIANCE"
}

variable "trail" {
  description = "Whether this environment has a CloudTrail trail; false where the organisation's trail already covers the account."
  type        = bool
  default     = true
}

variable "deletion_protection" {
  description = "Whether load balancer, database, tables and buckets refuse to be deleted."
  type        = bool
  default     = true
}

variable "tags" {
  description = "Further tags of everything."
  type        = map(string)
  default     = {}
}
