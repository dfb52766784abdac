output "task_role_arn" {
  description = "The role that writes to AWS. In another account, let this one assume the role that the Environment names."
  value       = aws_iam_role.task.arn
}

output "service_name" {
  description = "Name of the daemon's ECS service."
  value       = aws_ecs_service.daemon.name
}

output "log_group" {
  description = "The daemon's own log."
  value       = aws_cloudwatch_log_group.daemon.name
}

output "container_environment" {
  description = "The environment variables that the daemon is given."
  value       = local.environment
}
