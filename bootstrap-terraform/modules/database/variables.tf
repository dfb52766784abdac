variable "name" {
  description = "Name of the environment; the prefix of everything here."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,19}$", var.name))
    error_message = "The name is 2 to 20 lower-case letters, digits and dashes, and begins with a letter."
  }
}

variable "vpc_id" {
  description = "Id of the VPC."
  type        = string
}

variable "subnet_ids" {
  description = "Subnets of databases, in two zones or more."
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "A database needs subnets in two zones."
  }
}

variable "client_security_group_id" {
  description = "Security group of those who may connect."
  type        = string
}

variable "engine_version" {
  description = "PostgreSQL's major version; minor ones are installed in the maintenance window."
  type        = string
  default     = "17"

  validation {
    condition     = can(regex("^1[5-9]$", var.engine_version))
    error_message = "A major version alone, 15 to 19."
  }
}

variable "instance_class" {
  description = "Size of the instances."
  type        = string
  default     = "db.m7g.large"

  validation {
    condition     = startswith(var.instance_class, "db.")
    error_message = "An instance class of RDS begins with \"db.\"."
  }
}

variable "database" {
  description = "Name of the first database."
  type        = string
  default     = "orders"

  validation {
    condition     = can(regex("^[a-z][a-z0-9_]{0,62}$", var.database))
    error_message = "Lower-case letters, digits and underscores, 63 at most, a letter first."
  }
}

variable "storage" {
  description = "Gigabytes at first, and up to how many RDS grows the volume by itself."
  type = object({
    initial = optional(number, 50)
    max     = optional(number, 500)
  })
  default = {}

  validation {
    condition     = var.storage.initial >= 20 && var.storage.max >= ceil(var.storage.initial * 1.1)
    error_message = "At least 20 GB, and a maximum at least 10 percent above."
  }
}

variable "multi_az" {
  description = "Whether a second instance in another zone takes over when the first fails."
  type        = bool
  default     = true
}

variable "backup_days" {
  description = "How far back the database can be restored, to the second."
  type        = number
  default     = 14

  validation {
    condition     = var.backup_days >= 1 && var.backup_days <= 35
    error_message = "1 to 35 days."
  }
}

variable "password_rotation_days" {
  description = "After how many days Secrets Manager changes the master user's password."
  type        = number
  default     = 30

  validation {
    condition     = var.password_rotation_days >= 1 && var.password_rotation_days <= 365
    error_message = "1 to 365 days."
  }
}

variable "data_key_arn" {
  description = "ARN of the KMS key for the volume, the backups and the password."
  type        = string
}

variable "logs_key_arn" {
  description = "ARN of the KMS key for log groups."
  type        = string
}

variable "log_retention_days" {
  description = "How long the database's logs are kept."
  type        = number
  default     = 365
}

variable "deletion_protection" {
  description = "Whether the database refuses to be deleted."
  type        = bool
  default     = true
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
  default     = {}
}
