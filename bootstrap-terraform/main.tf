# One environment, from an empty account to a running daemon. Each block is a module with a README of its own.

locals {
  name = var.environment
  tags = merge({ project = "mooring", environment = var.environment, managed-by = "terraform" }, var.tags)

  # Repositories are the account's: known by name where another environment's state holds them.
  registry     = "${var.account}.dkr.ecr.${var.region}.amazonaws.com"
  repositories = { for name in var.repositories : name => "arn:${data.aws_partition.here.partition}:ecr:${var.region}:${var.account}:repository/${name}" }
}

data "aws_partition" "here" {}

module "keys" {
  source = "./modules/keys"

  name = local.name
}

module "logs" {
  source = "./modules/logs"

  name         = local.name
  logs_key_arn = module.keys.logs_key_arn
}

module "network" {
  source = "./modules/network"

  name         = local.name
  cidr         = var.cidr
  zones        = var.zones
  nat          = var.nat
  logs_key_arn = module.keys.logs_key_arn
}

module "load_balancer" {
  source = "./modules/load-balancer"

  name                = local.name
  vpc_id              = module.network.vpc_id
  subnet_ids          = module.network.public_subnet_ids
  certificate_arn     = var.certificate_arn
  logs_key_arn        = module.keys.logs_key_arn
  deletion_protection = var.deletion_protection
}

module "cluster" {
  source = "./modules/cluster"

  name         = local.name
  vpc_id       = module.network.vpc_id
  subnet_ids   = module.network.private_subnet_ids
  logs_key_arn = module.keys.logs_key_arn
  spot_weight  = var.spot_weight
  instances    = var.instances
}

module "registry" {
  source = "./modules/registry"
  count  = var.account_wide ? 1 : 0

  repositories = var.repositories
}

module "database" {
  source = "./modules/database"

  name                     = local.name
  vpc_id                   = module.network.vpc_id
  subnet_ids               = module.network.data_subnet_ids
  client_security_group_id = module.load_balancer.services_security_group_id
  database                 = var.database.name
  instance_class           = var.database.instance_class
  multi_az                 = var.database.multi_az
  backup_days              = var.database.backup_days
  data_key_arn             = module.keys.data_key_arn
  logs_key_arn             = module.keys.logs_key_arn
  deletion_protection      = var.deletion_protection
}

module "site" {
  source = "./modules/site"

  name                = local.name
  site                = var.site
  aliases             = [var.hosts.site]
  certificate_arn     = var.site_certificate_arn
  api_host            = var.hosts.mooring
  data_key_arn        = module.keys.data_key_arn
  deletion_protection = var.deletion_protection
}

module "events" {
  source = "./modules/events"

  name             = local.name
  cluster_arn      = module.cluster.arn
  messages_key_arn = module.keys.messages_key_arn
}

module "lease" {
  source = "./modules/lease"

  name                = local.name
  data_key_arn        = module.keys.data_key_arn
  deletion_protection = var.deletion_protection
}

module "audit" {
  source = "./modules/audit"

  name         = local.name
  data_key_arn = module.keys.data_key_arn
  logs_key_arn = module.keys.logs_key_arn
  lock_mode    = var.audit_lock_mode
  trail        = var.trail
}

module "task_roles" {
  source = "./modules/task-roles"

  name             = local.name
  repository_arns  = values(local.repositories)
  secret_arns      = compact([module.database.secret_arn])
  services         = var.services
  messages_key_arn = module.keys.messages_key_arn
  data_key_arn     = module.keys.data_key_arn
}

module "search" {
  source = "./modules/search"
  count  = var.search == null ? 0 : 1

  name                     = local.name
  vpc_id                   = module.network.vpc_id
  subnet_ids               = module.network.private_subnet_ids
  client_security_group_id = module.load_balancer.services_security_group_id
  writer_role_arns         = concat([module.task_roles.task_role_arn], values(module.task_roles.service_role_arns))
  reader_role_arns         = var.search.reader_role_arns
  instance_type            = var.search.instance_type
  volume_size              = var.search.volume_size
  data_key_arn             = module.keys.data_key_arn
  logs_key_arn             = module.keys.logs_key_arn
}

module "permissions" {
  source = "./modules/permissions"

  name                = local.name
  cluster             = module.cluster.name
  balancer_arn        = module.load_balancer.arn
  task_role_arns      = module.task_roles.all_arns
  repository_arns     = values(local.repositories)
  content_bucket_arns = concat([module.site.content_bucket_arn], [for site in var.further_sites : "arn:${data.aws_partition.here.partition}:s3:::${local.name}-${site}-${var.account}"])
  bundle_bucket_arns  = concat([module.site.bundle_bucket_arn], var.foreign_bundle_bucket_arns)
  distribution_arns   = [module.site.distribution_arn]
  data_key_arns       = [module.keys.data_key_arn]
  adoption            = var.adoption
}

module "daemon" {
  source = "./modules/daemon"

  name                       = local.name
  cluster_arn                = module.cluster.arn
  vpc_id                     = module.network.vpc_id
  subnet_ids                 = module.network.private_subnet_ids
  balancer_security_group_id = module.load_balancer.balancer_security_group_id
  listener_arn               = module.load_balancer.listener_arn
  host                       = var.hosts.mooring
  image                      = "${local.registry}/mooring${var.mooring_image}"
  repository_arn             = local.repositories["mooring"]
  specs                      = { url = "https://github.com/${var.github.repository}.git", branch = var.github.branch, path = var.github.specs }
  tokens                     = var.mooring_tokens
  secret_arns                = var.mooring_secret_arns
  read_policy                = module.permissions.read
  write_policies             = var.mode == "enforce" ? module.permissions.write : {}
  lease_table                = module.lease.table
  lease_table_arn            = module.lease.table_arn
  changes_queue_url          = module.events.queue_url
  changes_queue_arn          = module.events.queue_arn
  audit_bucket               = module.audit.bucket
  audit_bucket_arn           = module.audit.bucket_arn
  deployments_log_group      = module.logs.names["deployments"]
  deployments_log_group_arn  = module.logs.arns["deployments"]
  key_arns                   = [module.keys.data_key_arn, module.keys.messages_key_arn]
  logs_key_arn               = module.keys.logs_key_arn
}

module "github" {
  source = "./modules/github"

  name                      = local.name
  repository                = var.github.repository
  branch                    = var.github.branch
  create_provider           = var.account_wide
  repository_arns           = var.account_wide ? values(local.repositories) : []
  image_key_arns            = module.registry[*].key_arn
  bundle_bucket_arn         = module.site.bundle_bucket_arn
  bundle_key_arn            = module.keys.data_key_arn
  read_policy               = module.permissions.read
  deployments_log_group_arn = module.logs.arns["deployments"]
  state                     = var.state
  apply_policy_arns         = var.terraform_apply_policy_arns
}
