output "execution_role_arn" {
  description = "roles.execution of the Environment."
  value       = aws_iam_role.execution.arn
}

output "task_role_arn" {
  description = "roles.task of the Environment."
  value       = aws_iam_role.task.arn
}

output "service_role_arns" {
  description = "Roles of services that have their own, by service."
  value       = { for name, role in aws_iam_role.service : name => role.arn }
}

output "all_arns" {
  description = "All of them: what Mooring may pass to ECS, and nothing else."
  value       = concat([aws_iam_role.execution.arn, aws_iam_role.task.arn], [for role in aws_iam_role.service : role.arn])
}
