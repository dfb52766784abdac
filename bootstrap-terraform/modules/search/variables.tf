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
  description = "Private subnets, one for each node up to three."
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) >= 2 && length(var.subnet_ids) <= 3
    error_message = "Two or three subnets in different zones."
  }
}

variable "client_security_group_id" {
  description = "Security group of the services that send logs."
  type        = string
}

variable "writer_role_arns" {
  description = "Task roles that send logs."
  type        = list(string)
}

variable "reader_role_arns" {
  description = "Roles of people who search."
  type        = list(string)
  default     = []
}

variable "instance_type" {
  description = "Size of the data nodes."
  type        = string
  default     = "m7g.large.search"

  validation {
    condition     = endswith(var.instance_type, ".search")
    error_message = "An instance type of OpenSearch ends in \".search\"."
  }
}

variable "volume_size" {
  description = "Gigabytes of each data node."
  type        = number
  default     = 100
}

variable "data_key_arn" {
  description = "ARN of the KMS key for the indices."
  type        = string
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
