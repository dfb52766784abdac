# CloudFront is of no Region; its logs are delivered from us-east-1.
resource "aws_cloudwatch_log_group" "access" {
  # checkov:skip=CKV_AWS_158:The environment's keys are of its own Region, which need not be us-east-1; the logs are encrypted with CloudWatch's.
  region = "us-east-1"

  name              = "/aws/vendedlogs/cloudfront/${var.name}-${var.site}"
  retention_in_days = var.log_retention_days
  tags              = var.tags
}

resource "aws_cloudwatch_log_delivery_source" "access" {
  region = "us-east-1"

  name         = "${var.name}-${var.site}"
  log_type     = "ACCESS_LOGS"
  resource_arn = aws_cloudfront_distribution.site.arn
  tags         = var.tags
}

resource "aws_cloudwatch_log_delivery_destination" "access" {
  region = "us-east-1"

  name          = "${var.name}-${var.site}"
  output_format = "json"
  tags          = var.tags

  delivery_destination_configuration {
    destination_resource_arn = aws_cloudwatch_log_group.access.arn
  }
}

resource "aws_cloudwatch_log_delivery" "access" {
  region = "us-east-1"

  delivery_source_name     = aws_cloudwatch_log_delivery_source.access.name
  delivery_destination_arn = aws_cloudwatch_log_delivery_destination.access.arn
  tags                     = var.tags
}
