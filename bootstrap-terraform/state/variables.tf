variable "region" {
  description = "Region of the state's bucket."
  type        = string
  default     = "us-east-1"
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
  default     = { project = "mooring" }
}
