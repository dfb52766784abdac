variable "name" {
  description = "Name of the environment; the prefix of everything here."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,19}$", var.name))
    error_message = "The name is 2 to 20 lower-case letters, digits and dashes, and begins with a letter."
  }
}

variable "cluster_arn" {
  description = "ARN of the cluster that the daemon runs in."
  type        = string
}

variable "vpc_id" {
  description = "Id of the VPC."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets."
  type        = list(string)
}

variable "balancer_security_group_id" {
  description = "Security group of the load balancer: the only one that the daemon is reached from."
  type        = string
}

variable "listener_arn" {
  description = "The HTTPS listener through which the API, the console and GitHub's webhook reach the daemon."
  type        = string
}

variable "host" {
  description = "Host name of the daemon at the listener."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9.-]+\\.[a-z]{2,}$", var.host))
    error_message = "A host name such as mooring.staging.example.com."
  }
}

variable "rule_priority" {
  description = "Priority of the daemon's rule at the listener; services' routes take others."
  type        = number
  default     = 1

  validation {
    condition     = var.rule_priority >= 1 && var.rule_priority <= 50000
    error_message = "1 to 50000."
  }
}

variable "image" {
  description = "Image of the daemon, by an immutable tag or a digest."
  type        = string

  validation {
    condition     = can(regex("(@sha256:[0-9a-f]{64}|:(commit-[0-9a-f]{7,40}|v?[0-9]+\\.[0-9]+\\.[0-9]+([-+].*)?))$", var.image))
    error_message = "The image ends in a digest, :commit-SHA or :vX.Y.Z; a tag that moves is not a version."
  }
}

variable "repository_arn" {
  description = "ARN of the repository that the image is pulled from."
  type        = string
}

variable "cpu" {
  description = "CPU units of the task."
  type        = number
  default     = 512
}

variable "memory" {
  description = "MiB of memory of the task."
  type        = number
  default     = 1024
}

variable "architecture" {
  description = "ARM64 or X86_64."
  type        = string
  default     = "ARM64"

  validation {
    condition     = contains(["ARM64", "X86_64"], var.architecture)
    error_message = "ARM64 or X86_64."
  }
}

variable "specs" {
  description = "Where the specs are: a git repository by https, a branch, the specs' folder."
  type = object({
    url    = string
    branch = optional(string, "main")
    path   = optional(string, "specs")
  })

  validation {
    condition     = startswith(var.specs.url, "https://")
    error_message = "The repository is read by https."
  }
}

variable "tokens" {
  description = "Who may use the API: names, roles (viewer, operator), and the SHA-256 of each token. The tokens themselves are written nowhere."
  type = list(object({
    name   = string
    role   = string
    sha256 = string
  }))

  validation {
    condition     = length(var.tokens) > 0 && alltrue([for token in var.tokens : contains(["viewer", "operator"], token.role) && can(regex("^[0-9a-f]{64}$", token.sha256))])
    error_message = "At least one; each a viewer or an operator, with 64 hexadecimal digits."
  }
}

variable "secret_arns" {
  description = "Secrets by the environment variable that the daemon gets each as, such as GIT_TOKEN."
  type        = map(string)
  default     = {}
}

variable "read_policy" {
  description = "Policy document of what Mooring reads (module permissions)."
  type        = string
}

variable "write_policies" {
  description = "Policy documents of what Mooring writes (module permissions); {} for a daemon that only observes."
  type        = map(string)
}

variable "assume_role_arns" {
  description = "Roles in other accounts that environments of these specs are kept with."
  type        = list(string)
  default     = []
}

variable "lease_table" {
  description = "Name of the lease table."
  type        = string
}

variable "lease_table_arn" {
  description = "ARN of the lease table."
  type        = string
}

variable "changes_queue_url" {
  description = "URL of the queue that tells of changes."
  type        = string
}

variable "changes_queue_arn" {
  description = "ARN of the queue that tells of changes."
  type        = string
}

variable "audit_bucket" {
  description = "Name of the bucket for receipts."
  type        = string
}

variable "audit_bucket_arn" {
  description = "ARN of the bucket for receipts."
  type        = string
}

variable "deployments_log_group" {
  description = "Name of the log group for the ends of rollouts."
  type        = string
}

variable "deployments_log_group_arn" {
  description = "ARN of the log group for the ends of rollouts."
  type        = string
}

variable "key_arns" {
  description = "Keys of the queue, the table, the bucket and the secrets."
  type        = set(string)
}

variable "logs_key_arn" {
  description = "ARN of the KMS key for log groups."
  type        = string
}

variable "log_retention_days" {
  description = "How long the daemon's own log is kept."
  type        = number
  default     = 365
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
  default     = {}
}
