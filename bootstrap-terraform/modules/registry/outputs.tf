output "registry" {
  description = "Host of the registry: images.registries of the Environment."
  value       = split("/", values(aws_ecr_repository.this)[0].repository_url)[0]
}

output "repository_urls" {
  description = "Where each repository's images are, by name."
  value       = { for name, repository in aws_ecr_repository.this : name => repository.repository_url }
}

output "repository_arns" {
  description = "ARNs of the repositories, by name."
  value       = { for name, repository in aws_ecr_repository.this : name => repository.arn }
}

output "key_arn" {
  description = "ARN of the KMS key of the image layers."
  value       = aws_kms_key.images.arn
}
