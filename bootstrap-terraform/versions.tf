terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.25"
    }
  }

  # The rest is in a file of your own: terraform init -backend-config=staging.s3.tfbackend (example.s3.tfbackend).
  backend "s3" {}
}

provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account]

  default_tags {
    tags = local.tags
  }
}
