# Beside the services' own, which are /mooring/<environment>/<service>, so that one query reads a deployment and what it did.
resource "aws_cloudwatch_log_group" "this" {
  # checkov:skip=CKV_AWS_338:How long each is kept is the caller's; deployments are kept for a year.
  for_each = var.groups

  name              = "/mooring/${var.name}/${each.key}"
  retention_in_days = each.value
  kms_key_id        = var.logs_key_arn
  tags              = var.tags
}
