variable "name" {
  description = "Name of the environment; the prefix of everything here."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,19}$", var.name))
    error_message = "The name is 2 to 20 lower-case letters, digits and dashes, and begins with a letter."
  }
}

variable "site" {
  description = "Name of the Site manifest in the specs."
  type        = string
  default     = "console"

  validation {
    condition     = can(regex("^[a-z0-9]([a-z0-9-]{0,28}[a-z0-9])?$", var.site))
    error_message = "1 to 30 lower-case letters, digits and dashes, with no dash at either end."
  }
}

variable "aliases" {
  description = "Host names of the site; the certificate holds them."
  type        = set(string)

  validation {
    condition     = length(var.aliases) > 0
    error_message = "At least one host name."
  }
}

variable "certificate_arn" {
  description = "ARN of an issued ACM certificate for the host names, in us-east-1: CloudFront knows no other Region."
  type        = string

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:acm:us-east-1:[0-9]{12}:certificate/", var.certificate_arn))
    error_message = "The ARN of an ACM certificate in us-east-1."
  }
}

variable "api_host" {
  description = "Host name that /api/* is passed on to, so that site and API have one origin; null: nothing is passed on."
  type        = string
  default     = null
}

variable "price_class" {
  description = "From which of CloudFront's places the site is served."
  type        = string
  default     = "PriceClass_100"

  validation {
    condition     = contains(["PriceClass_100", "PriceClass_200", "PriceClass_All"], var.price_class)
    error_message = "One of PriceClass_100, PriceClass_200, PriceClass_All."
  }
}

variable "data_key_arn" {
  description = "ARN of the KMS key for the bundles."
  type        = string
}

variable "bundle_days" {
  description = "How long a bundle is kept after a newer one replaced it under the same name."
  type        = number
  default     = 90
}

variable "log_retention_days" {
  description = "How long access logs are kept."
  type        = number
  default     = 365
}

variable "deletion_protection" {
  description = "Whether buckets that hold something refuse to be deleted."
  type        = bool
  default     = true
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
  default     = {}
}
