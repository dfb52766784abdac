output "queue_url" {
  description = "The queue that Mooring reads."
  value       = aws_sqs_queue.changes.url
}

output "queue_arn" {
  description = "ARN of the queue that Mooring reads."
  value       = aws_sqs_queue.changes.arn
}

output "dead_letter_queue_arn" {
  description = "ARN of the queue of what could not be delivered or read."
  value       = aws_sqs_queue.unread.arn
}
