output "environment_manifest" {
  description = "The Environment that Mooring starts from: terraform output -raw environment_manifest > specs/<environment>/environment.yaml"
  value = templatefile("${path.module}/environment.yaml.tftpl", {
    name           = local.name
    account        = var.account
    region         = var.region
    bases          = var.bases
    mode           = var.mode
    cluster        = module.cluster.name
    subnets        = module.network.private_subnet_ids
    security_group = module.load_balancer.services_security_group_id
    listener       = module.load_balancer.listener_arn
    vpc            = module.network.vpc_id
    execution_role = module.task_roles.execution_role_arn
    task_role      = module.task_roles.task_role_arn
    registry       = local.registry
  })
}

output "hosts" {
  description = "What the host names point to: an alias or CNAME record each."
  value = {
    (var.hosts.api)     = module.load_balancer.dns_name
    (var.hosts.mooring) = module.load_balancer.dns_name
    (var.hosts.site)    = module.site.domain_name
  }
}

output "github_variables" {
  description = "Variables of the repository's environment of this name on GitHub, and of the repository itself: gh variable set."
  value = {
    AWS_REGION            = var.region
    AWS_ACCOUNT           = var.account
    REGISTRY              = local.registry
    BUNDLE_BUCKET         = module.site.bundle_bucket
    DEPLOYMENTS_LOG_GROUP = module.logs.names["deployments"]
    ROLES                 = module.github.role_arns
  }
}

output "site" {
  description = "What a Site manifest states: the content's bucket and the distribution."
  value = {
    bucket       = module.site.content_bucket
    bundles      = module.site.bundle_bucket
    distribution = module.site.distribution_id
  }
}

output "database" {
  description = "Where the database is and which secret opens it; the password itself is in Secrets Manager alone."
  value = {
    identifier = module.database.identifier
    address    = module.database.address
    port       = module.database.port
    name       = module.database.database
    secret     = module.database.secret_arn
  }
}

output "messages_key" {
  description = "The key that queues and topics state as encryption.kmsKey."
  value       = module.keys.messages_key_alias
}

output "service_roles" {
  description = "Roles of services that have their own."
  value       = module.task_roles.service_role_arns
}

output "search_endpoint" {
  description = "Where Fluent Bit sends logs, if anywhere."
  value       = one(module.search[*].endpoint)
}

output "mooring" {
  description = "The daemon: its address, its role, its log."
  value = {
    url       = "https://${var.hosts.mooring}"
    role      = module.daemon.task_role_arn
    log_group = module.daemon.log_group
  }
}
