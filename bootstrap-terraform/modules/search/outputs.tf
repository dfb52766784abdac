output "endpoint" {
  description = "Host name that Fluent Bit sends to."
  value       = aws_opensearch_domain.this.endpoint
}

output "arn" {
  description = "ARN of the domain."
  value       = aws_opensearch_domain.this.arn
}
