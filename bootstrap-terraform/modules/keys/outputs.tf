output "messages_key_arn" {
  description = "Key for queues and topics; alarms, rules and topics may send through it. In specs: encryption.kmsKey."
  value       = aws_kms_key.this["messages"].arn
}

output "messages_key_alias" {
  description = "The same key by its alias, as specs name it."
  value       = aws_kms_alias.this["messages"].name
}

output "logs_key_arn" {
  description = "Key for log groups."
  value       = aws_kms_key.this["logs"].arn
}

output "data_key_arn" {
  description = "Key for the database, secrets and buckets."
  value       = aws_kms_key.this["data"].arn
}
