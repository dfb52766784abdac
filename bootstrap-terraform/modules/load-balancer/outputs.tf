output "listener_arn" {
  description = "The HTTPS listener that routes become rules of: loadBalancer.listener of the Environment."
  value       = aws_lb_listener.https.arn
}

output "arn" {
  description = "ARN of the load balancer."
  value       = aws_lb.this.arn
}

output "dns_name" {
  description = "Where the host names of the environment point to."
  value       = aws_lb.this.dns_name
}

output "zone_id" {
  description = "The load balancer's hosted zone, for alias records."
  value       = aws_lb.this.zone_id
}

output "balancer_security_group_id" {
  description = "Security group of the load balancer."
  value       = aws_security_group.balancer.id
}

output "services_security_group_id" {
  description = "Security group of the services: network.securityGroups of the Environment."
  value       = aws_security_group.services.id
}
