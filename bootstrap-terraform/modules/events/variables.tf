variable "name" {
  description = "Name of the environment; the prefix of everything here."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,19}$", var.name))
    error_message = "The name is 2 to 20 lower-case letters, digits and dashes, and begins with a letter."
  }
}

variable "cluster_arn" {
  description = "ARN of the ECS cluster whose events count."
  type        = string
}

variable "messages_key_arn" {
  description = "ARN of the KMS key for queues; its policy must let EventBridge use it."
  type        = string
}

variable "api_calls" {
  description = "AWS services whose writing API calls are told too, as CloudTrail records them; needs a trail in this Region."
  type        = set(string)
  default = [
    "application-autoscaling", "ecs", "elasticloadbalancing", "logs", "monitoring", "s3", "sns", "sqs",
  ]
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
  default     = {}
}
