output "content_bucket" {
  description = "The bucket that the Site manifest keeps: its bucket."
  value       = aws_s3_bucket.content.bucket
}

output "content_bucket_arn" {
  description = "ARN of the content's bucket."
  value       = aws_s3_bucket.content.arn
}

output "bundle_bucket" {
  description = "Where CI puts bundles."
  value       = aws_s3_bucket.bundles.bucket
}

output "bundle_bucket_arn" {
  description = "ARN of the bundles' bucket."
  value       = aws_s3_bucket.bundles.arn
}

output "distribution_id" {
  description = "The distribution that the Site manifest names, to admit it to the bucket and to invalidate its pages."
  value       = aws_cloudfront_distribution.site.id
}

output "distribution_arn" {
  description = "ARN of the distribution."
  value       = aws_cloudfront_distribution.site.arn
}

output "domain_name" {
  description = "Where the site's host names point to."
  value       = aws_cloudfront_distribution.site.domain_name
}
