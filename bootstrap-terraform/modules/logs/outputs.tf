output "names" {
  description = "Names of the log groups, by the last part of their name."
  value       = { for key, group in aws_cloudwatch_log_group.this : key => group.name }
}

output "arns" {
  description = "ARNs of the log groups, by the last part of their name."
  value       = { for key, group in aws_cloudwatch_log_group.this : key => group.arn }
}
