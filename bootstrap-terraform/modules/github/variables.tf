variable "name" {
  description = "Name of the environment; the prefix of everything here."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,19}$", var.name))
    error_message = "The name is 2 to 20 lower-case letters, digits and dashes, and begins with a letter."
  }
}

variable "repository" {
  description = "The repository on GitHub, as owner/name."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+$", var.repository))
    error_message = "owner/name, without a host and without wildcards."
  }
}

variable "branch" {
  description = "The branch whose workflows publish."
  type        = string
  default     = "main"

  validation {
    condition     = can(regex("^[A-Za-z0-9._/-]+$", var.branch))
    error_message = "The name of one branch, without wildcards."
  }
}

variable "create_provider" {
  description = "Whether this state holds the account's identity provider for GitHub; an account has one."
  type        = bool
  default     = true
}

variable "repository_arns" {
  description = "Image repositories that CI pushes to; []: this environment's CI pushes none."
  type        = list(string)
  default     = []
}

variable "image_key_arns" {
  description = "Keys of the image repositories."
  type        = list(string)
  default     = []
}

variable "bundle_bucket_arn" {
  description = "Bucket that CI puts the site's bundles in."
  type        = string
}

variable "bundle_key_arn" {
  description = "Key of the bundles' bucket."
  type        = string
}

variable "read_policy" {
  description = "Policy document of what `mooring plan` reads (module permissions)."
  type        = string
}

variable "deployments_log_group_arn" {
  description = "Log group that workflows report to."
  type        = string
}

variable "state" {
  description = "Where Terraform's state is: bucket, key of the state object, KMS key. null: no roles for Terraform's own plan and apply."
  type = object({
    bucket  = string
    key     = string
    kms_key = string
  })
  default = null
}

variable "apply_policy_arns" {
  description = "Managed policies of the role with which an approved run applies Terraform. Which they are is the account owner's decision; []: no such role, people apply."
  type        = list(string)
  default     = []
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
  default     = {}
}
