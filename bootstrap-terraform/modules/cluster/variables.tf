variable "name" {
  description = "Name of the environment; the prefix of everything here."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,19}$", var.name))
    error_message = "The name is 2 to 20 lower-case letters, digits and dashes, and begins with a letter."
  }
}

variable "vpc_id" {
  description = "Id of the VPC; needed for instances alone."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets; needed for instances alone."
  type        = list(string)
}

variable "logs_key_arn" {
  description = "ARN of the KMS key for log groups."
  type        = string
}

variable "log_retention_days" {
  description = "How long Container Insights and sessions of ECS Exec are kept."
  type        = number
  default     = 365
}

variable "container_insights" {
  description = "\"enhanced\" (each task and container), \"enabled\" or \"disabled\"."
  type        = string
  default     = "enhanced"

  validation {
    condition     = contains(["enhanced", "enabled", "disabled"], var.container_insights)
    error_message = "One of enhanced, enabled, disabled."
  }
}

variable "spot_weight" {
  description = "Of the tasks beyond the first, how many go to Fargate Spot for each one that goes to Fargate."
  type        = number
  default     = 0

  validation {
    condition     = var.spot_weight >= 0 && var.spot_weight <= 1000
    error_message = "0 to 1000."
  }
}

variable "instances" {
  description = "EC2 instances as a capacity provider beside Fargate; null: none. ECS sizes the group by what tasks need."
  type = object({
    type         = optional(string, "m7g.large")
    architecture = optional(string, "arm64")
    min          = optional(number, 0)
    max          = optional(number, 6)
    target       = optional(number, 90)
    volume_size  = optional(number, 50)
  })
  default = null

  validation {
    condition     = var.instances == null || try(contains(["arm64", "x86_64"], var.instances.architecture), false)
    error_message = "The architecture is arm64 or x86_64."
  }

  validation {
    condition     = var.instances == null || try(var.instances.min >= 0 && var.instances.min <= var.instances.max && var.instances.target >= 1 && var.instances.target <= 100, false)
    error_message = "0 <= min <= max, and a target of 1 to 100 percent."
  }
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
  default     = {}
}
