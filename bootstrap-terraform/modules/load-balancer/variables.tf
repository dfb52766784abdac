variable "name" {
  description = "Name of the environment, and of the load balancer."
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
  description = "Public subnets, at least two."
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "A load balancer needs subnets in two zones."
  }
}

variable "certificate_arn" {
  description = "ARN of an issued ACM certificate of this Region for the environment's host names."
  type        = string

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/", var.certificate_arn))
    error_message = "The ARN of an ACM certificate."
  }
}

variable "allowed_cidrs" {
  description = "From where the load balancer is reached."
  type        = set(string)
  default     = ["0.0.0.0/0"]
}

variable "ssl_policy" {
  description = "Which versions and ciphers of TLS are spoken."
  type        = string
  default     = "ELBSecurityPolicy-TLS13-1-2-2021-06"
}

variable "rate_limit" {
  description = "Requests that one address may make in five minutes before it is refused."
  type        = number
  default     = 2000

  validation {
    condition     = var.rate_limit >= 100
    error_message = "At least 100: AWS WAF's own minimum for this use."
  }
}

variable "log_retention_days" {
  description = "How long access logs are kept."
  type        = number
  default     = 90
}

variable "logs_key_arn" {
  description = "ARN of the KMS key for log groups."
  type        = string
}

variable "deletion_protection" {
  description = "Whether the load balancer refuses to be deleted, and its logs' bucket to be emptied."
  type        = bool
  default     = true
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
  default     = {}
}
