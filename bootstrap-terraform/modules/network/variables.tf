variable "name" {
  description = "Name of the environment; the prefix of everything here."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,19}$", var.name))
    error_message = "The name is 2 to 20 lower-case letters, digits and dashes, and begins with a letter."
  }
}

variable "cidr" {
  description = "The VPC's range of addresses, /16 to /20: it is cut into three tiers of one subnet per zone."
  type        = string
  default     = "10.20.0.0/16"

  validation {
    condition     = can(cidrnetmask(var.cidr)) && try(tonumber(split("/", var.cidr)[1]) >= 16 && tonumber(split("/", var.cidr)[1]) <= 20, false)
    error_message = "The range is an IPv4 CIDR from /16 to /20, such as 10.20.0.0/16."
  }
}

variable "zones" {
  description = "Names of the availability zones, two or three. A zone added at the end moves nothing; one taken from the middle moves the others."
  type        = list(string)

  validation {
    condition     = length(var.zones) >= 2 && length(var.zones) <= 3 && length(distinct(var.zones)) == length(var.zones)
    error_message = "Two or three different availability zones."
  }
}

variable "nat" {
  description = "How private subnets reach the internet: \"none\" (AWS through endpoints only), \"single\" (one gateway: cheap, one zone's failure cuts all off) or \"per-zone\"."
  type        = string
  default     = "per-zone"

  validation {
    condition     = contains(["none", "single", "per-zone"], var.nat)
    error_message = "One of none, single, per-zone."
  }
}

variable "interface_endpoints" {
  description = "AWS services reached over PrivateLink, by the last part of their endpoint's name. Each costs by the hour and zone; what is left out goes through NAT."
  type        = set(string)
  default = [
    "ecr.api", "ecr.dkr", "ecs", "ecs-agent", "ecs-telemetry", "elasticloadbalancing", "events", "kms", "logs",
    "monitoring", "secretsmanager", "sns", "sqs", "ssm", "sts",
  ]
}

variable "flow_log_retention_days" {
  description = "How long accepted and rejected connections are kept, in days."
  type        = number
  default     = 365
}

variable "logs_key_arn" {
  description = "ARN of the KMS key for log groups; its policy must let CloudWatch Logs use it."
  type        = string
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
  default     = {}
}
