output "backend" {
  description = "What goes into a backend file, but for the key."
  value = {
    bucket       = aws_s3_bucket.state.bucket
    region       = var.region
    kms_key_id   = aws_kms_key.state.arn
    encrypt      = true
    use_lockfile = true
  }
}
