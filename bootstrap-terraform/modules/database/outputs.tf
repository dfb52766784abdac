output "identifier" {
  description = "The instance's identifier: what an Alarm's `on: {database: …}` names."
  value       = aws_db_instance.this.identifier
}

output "address" {
  description = "Host name of the database."
  value       = aws_db_instance.this.address
}

output "port" {
  description = "Port of the database."
  value       = aws_db_instance.this.port
}

output "database" {
  description = "Name of the first database."
  value       = aws_db_instance.this.db_name
}

output "secret_arn" {
  description = "ARN of the secret with the keys username and password; its value is nowhere but in Secrets Manager."
  value       = one(aws_db_instance.this.master_user_secret[*].secret_arn)
}
