data "aws_partition" "here" {}

locals {
  identifier = "${var.name}-${replace(var.database, "_", "-")}"
  exports    = ["postgresql", "upgrade"]
}

resource "aws_db_subnet_group" "this" {
  name        = local.identifier
  description = "Subnets of ${local.identifier}"
  subnet_ids  = var.subnet_ids
  tags        = var.tags
}

resource "aws_security_group" "database" {
  name        = "${local.identifier}-database"
  description = "PostgreSQL: from the services, and nothing out"
  vpc_id      = var.vpc_id
  tags        = merge(var.tags, { Name = "${local.identifier}-database" })
}

resource "aws_vpc_security_group_ingress_rule" "services" {
  security_group_id            = aws_security_group.database.id
  description                  = "PostgreSQL from the services"
  referenced_security_group_id = var.client_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  tags                         = var.tags
}

resource "aws_db_parameter_group" "this" {
  name_prefix = "${local.identifier}-"
  description = "TLS only; changes of tables and slow statements are logged"
  family      = "postgres${var.engine_version}"
  tags        = var.tags

  dynamic "parameter" {
    for_each = {
      "rds.force_ssl"              = "1"
      "log_statement"              = "ddl"
      "log_min_duration_statement" = "1000"
      "log_lock_waits"             = "1"
    }

    content {
      name  = parameter.key
      value = parameter.value
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

# Created before RDS does, so that they have a retention and a key.
resource "aws_cloudwatch_log_group" "exported" {
  for_each = toset(local.exports)

  name              = "/aws/rds/instance/${local.identifier}/${each.key}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.logs_key_arn
  tags              = var.tags
}

resource "aws_db_instance" "this" {
  # checkov:skip=CKV_AWS_157:Multi-AZ is a variable, on unless an environment that can be lost says otherwise.
  # checkov:skip=CKV_AWS_293:Deletion protection is a variable, on unless an environment that can be lost says otherwise.
  # checkov:skip=CKV2_AWS_30:log_statement and log_min_duration_statement are in the parameter group above, which the check does not see in a dynamic block.
  # checkov:skip=CKV2_AWS_69:rds.force_ssl is in the parameter group above, which the check does not see in a dynamic block.
  identifier     = local.identifier
  engine         = "postgres"
  engine_version = var.engine_version
  instance_class = var.instance_class
  multi_az       = var.multi_az

  db_name  = var.database
  username = "mooring_admin"
  # RDS makes the password, keeps it in Secrets Manager and changes it there; Terraform and its state never see it.
  manage_master_user_password         = true
  master_user_secret_kms_key_id       = var.data_key_arn
  iam_database_authentication_enabled = true

  storage_type          = "gp3"
  allocated_storage     = var.storage.initial
  max_allocated_storage = var.storage.max
  storage_encrypted     = true
  kms_key_id            = var.data_key_arn

  db_subnet_group_name   = aws_db_subnet_group.this.name
  vpc_security_group_ids = [aws_security_group.database.id]
  parameter_group_name   = aws_db_parameter_group.this.name
  ca_cert_identifier     = "rds-ca-rsa2048-g1"
  publicly_accessible    = false

  backup_retention_period  = var.backup_days
  backup_window            = "02:00-03:00"
  maintenance_window       = "sun:03:30-sun:04:30"
  copy_tags_to_snapshot    = true
  delete_automated_backups = false

  auto_minor_version_upgrade  = true
  allow_major_version_upgrade = false
  apply_immediately           = false

  enabled_cloudwatch_logs_exports       = local.exports
  monitoring_interval                   = 60
  monitoring_role_arn                   = aws_iam_role.monitoring.arn
  performance_insights_enabled          = true
  performance_insights_kms_key_id       = var.data_key_arn
  performance_insights_retention_period = 7

  deletion_protection       = var.deletion_protection
  skip_final_snapshot       = !var.deletion_protection
  final_snapshot_identifier = var.deletion_protection ? "${local.identifier}-final" : null
  tags                      = var.tags

  depends_on = [aws_cloudwatch_log_group.exported, aws_iam_role_policy_attachment.monitoring]
}

# The secret is RDS's, the schedule ours.
resource "aws_secretsmanager_secret_rotation" "master" {
  secret_id          = one(aws_db_instance.this.master_user_secret[*].secret_arn)
  rotate_immediately = false

  rotation_rules {
    automatically_after_days = var.password_rotation_days
  }
}

data "aws_iam_policy_document" "monitoring_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["monitoring.rds.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "monitoring" {
  name               = "${local.identifier}-monitoring"
  description        = "Lets RDS write the operating system's figures of ${local.identifier} to CloudWatch"
  assume_role_policy = data.aws_iam_policy_document.monitoring_trust.json
  tags               = var.tags
}

resource "aws_iam_role_policy_attachment" "monitoring" {
  role       = aws_iam_role.monitoring.name
  policy_arn = "arn:${data.aws_partition.here.partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}
