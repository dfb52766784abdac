output "role_arns" {
  description = "Roles by what they are for: the variables of the repository or its environments on GitHub."
  value       = { for name, role in aws_iam_role.ci : name => role.arn }
}
