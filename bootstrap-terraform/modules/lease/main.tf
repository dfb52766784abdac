# One item for each environment says which daemon writes to AWS. The table's form is that of the DynamoDB lock client.
resource "aws_dynamodb_table" "leases" {
  name                        = "${var.name}-mooring-leases"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "key"
  deletion_protection_enabled = var.deletion_protection
  tags                        = var.tags

  attribute {
    name = "key"
    type = "S"
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = var.data_key_arn
  }

  point_in_time_recovery {
    enabled = true
  }
}
