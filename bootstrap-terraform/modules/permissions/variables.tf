variable "name" {
  description = "Name of the environment; the prefix of everything here."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,19}$", var.name))
    error_message = "The name is 2 to 20 lower-case letters, digits and dashes, and begins with a letter."
  }
}

variable "cluster" {
  description = "Name of the ECS cluster."
  type        = string
}

variable "balancer_arn" {
  description = "ARN of the load balancer whose listener gets rules."
  type        = string

  validation {
    condition     = can(regex(":loadbalancer/app/", var.balancer_arn))
    error_message = "The ARN of an Application Load Balancer."
  }
}

variable "task_role_arns" {
  description = "Roles that services run with: the only ones that may be passed to ECS."
  type        = list(string)
}

variable "repository_arns" {
  description = "Repositories whose images and scan findings may be looked up."
  type        = list(string)
}

variable "content_bucket_arns" {
  description = "Buckets that Site manifests keep."
  type        = list(string)
  default     = []
}

variable "bundle_bucket_arns" {
  description = "Buckets that bundles of sites are read from."
  type        = list(string)
  default     = []
}

variable "distribution_arns" {
  description = "CloudFront distributions whose pages may be invalidated."
  type        = list(string)
  default     = []
}

variable "data_key_arns" {
  description = "Keys that bundles are encrypted with."
  type        = list(string)
  default     = []
}

variable "adoption" {
  description = "Whether Mooring may tag, and so take over, what has no owner (mooring.dev/adoption-policy). Turn it on to adopt, then off."
  type        = bool
  default     = false
}
