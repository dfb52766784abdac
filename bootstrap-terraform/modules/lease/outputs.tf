output "table" {
  description = "Name of the table."
  value       = aws_dynamodb_table.leases.name
}

output "table_arn" {
  description = "ARN of the table."
  value       = aws_dynamodb_table.leases.arn
}
