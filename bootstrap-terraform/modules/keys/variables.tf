variable "name" {
  description = "Name of the environment; the prefix of the keys' aliases."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,19}$", var.name))
    error_message = "The name is 2 to 20 lower-case letters, digits and dashes, and begins with a letter."
  }
}

variable "deletion_window_days" {
  description = "How long a deleted key can still be brought back, 7 to 30 days."
  type        = number
  default     = 30

  validation {
    condition     = var.deletion_window_days >= 7 && var.deletion_window_days <= 30
    error_message = "7 to 30 days."
  }
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
  default     = {}
}
