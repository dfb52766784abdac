variable "name" {
  description = "Name of the environment; the prefix of everything here."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,19}$", var.name))
    error_message = "The name is 2 to 20 lower-case letters, digits and dashes, and begins with a letter."
  }
}

variable "data_key_arn" {
  description = "ARN of the KMS key for the bucket; its policy must let CloudTrail use it."
  type        = string
}

variable "logs_key_arn" {
  description = "ARN of the KMS key for log groups."
  type        = string
}

variable "lock_days" {
  description = "How long nobody, the account's root included, can change or delete a record."
  type        = number
  default     = 365

  validation {
    condition     = var.lock_days >= 1 && var.lock_days <= 36500
    error_message = "1 to 36500 days."
  }
}

variable "lock_mode" {
  description = "COMPLIANCE: the lock holds for everyone. GOVERNANCE: those with s3:BypassGovernanceRetention can lift it; for environments that can be lost."
  type        = string
  default     = "COMPLIANCE"

  validation {
    condition     = contains(["COMPLIANCE", "GOVERNANCE"], var.lock_mode)
    error_message = "COMPLIANCE or GOVERNANCE."
  }
}

variable "expire_days" {
  description = "After how many days records are deleted; more than the lock."
  type        = number
  default     = 2555

  validation {
    condition     = var.expire_days > var.lock_days
    error_message = "Records cannot be deleted while they are locked."
  }
}

variable "trail" {
  description = "Whether CloudTrail writes here, and so tells EventBridge of API calls. One trail of management events in an account is free."
  type        = bool
  default     = true
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
  default     = {}
}
