variable "name" {
  description = "Name of the environment; the prefix of everything here."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,19}$", var.name))
    error_message = "The name is 2 to 20 lower-case letters, digits and dashes, and begins with a letter."
  }
}

variable "groups" {
  description = "Log groups that Terraform keeps, by the last part of their name, and how many days each keeps its events. Those of services are Mooring's."
  type        = map(number)
  default     = { deployments = 365 }

  validation {
    condition = alltrue([
      for days in values(var.groups) : contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], days)
    ])
    error_message = "CloudWatch Logs knows only certain retentions, such as 30, 90 or 365 days."
  }
}

variable "logs_key_arn" {
  description = "ARN of the KMS key for log groups."
  type        = string
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
  default     = {}
}
