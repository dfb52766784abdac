variable "repositories" {
  description = "Names of the image repositories."
  type        = set(string)

  validation {
    condition     = alltrue([for name in var.repositories : can(regex("^[a-z0-9]+([._/-][a-z0-9]+)*$", name))])
    error_message = "Repository names are lower-case letters and digits, with dots, dashes, underscores or slashes between them."
  }
}

variable "kept_commits" {
  description = "How many images tagged commit-… are kept. Release tags (v…) are kept for good."
  type        = number
  default     = 100

  validation {
    condition     = var.kept_commits >= 10
    error_message = "At least 10, so that what runs and what it is rolled back to are among them."
  }
}

variable "untagged_days" {
  description = "After how many days an image without a tag is deleted."
  type        = number
  default     = 7
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
  default     = {}
}
