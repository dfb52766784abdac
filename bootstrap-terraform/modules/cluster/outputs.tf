output "name" {
  description = "Name of the cluster: cluster of the Environment."
  value       = aws_ecs_cluster.this.name
}

output "arn" {
  description = "ARN of the cluster."
  value       = aws_ecs_cluster.this.arn
}

output "capacity_providers" {
  description = "What services may run on."
  value       = aws_ecs_cluster_capacity_providers.this.capacity_providers
}
