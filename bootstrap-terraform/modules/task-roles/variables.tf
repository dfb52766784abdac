variable "name" {
  description = "Name of the environment; the prefix of everything here."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,19}$", var.name))
    error_message = "The name is 2 to 20 lower-case letters, digits and dashes, and begins with a letter."
  }
}

variable "repository_arns" {
  description = "ARNs of the repositories that images are pulled from."
  type        = list(string)
}

variable "secret_arns" {
  description = "Secrets that tasks may be given beside those whose names begin with the environment's and a slash."
  type        = list(string)
  default     = []
}

variable "services" {
  description = "Services with a role of their own: queues they consume, queues they send to, topics they publish to, by the names in the specs."
  type = map(object({
    consumes  = optional(set(string), [])
    sends     = optional(set(string), [])
    publishes = optional(set(string), [])
  }))
  default = {}
}

variable "messages_key_arn" {
  description = "ARN of the KMS key for queues and topics."
  type        = string
}

variable "data_key_arn" {
  description = "ARN of the KMS key for secrets."
  type        = string
}

variable "exec" {
  description = "Whether ECS Exec may open a shell in a task."
  type        = bool
  default     = false
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
  default     = {}
}
