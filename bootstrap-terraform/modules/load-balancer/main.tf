resource "aws_security_group" "balancer" {
  name        = "${var.name}-balancer"
  description = "Load balancer: HTTPS, and HTTP to be sent there"
  vpc_id      = var.vpc_id
  tags        = merge(var.tags, { Name = "${var.name}-balancer" })
}

# The security group of the services: what Mooring's Environment names. It belongs here because the two refer to each other.
resource "aws_security_group" "services" {
  # checkov:skip=CKV2_AWS_5:Mooring attaches it to the services that it makes.
  name        = "${var.name}-services"
  description = "Services: reached by the load balancer and by one another"
  vpc_id      = var.vpc_id
  tags        = merge(var.tags, { Name = "${var.name}-services" })
}

resource "aws_vpc_security_group_ingress_rule" "https" {
  for_each = var.allowed_cidrs

  security_group_id = aws_security_group.balancer.id
  description       = "HTTPS"
  cidr_ipv4         = each.value
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  tags              = var.tags
}

resource "aws_vpc_security_group_ingress_rule" "http" {
  # checkov:skip=CKV_AWS_260:Port 80 answers with a redirect to HTTPS and nothing else.
  for_each = var.allowed_cidrs

  security_group_id = aws_security_group.balancer.id
  description       = "HTTP, answered with a redirect to HTTPS"
  cidr_ipv4         = each.value
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
  tags              = var.tags
}

resource "aws_vpc_security_group_egress_rule" "to_services" {
  security_group_id            = aws_security_group.balancer.id
  description                  = "To the services and their health checks"
  referenced_security_group_id = aws_security_group.services.id
  ip_protocol                  = "tcp"
  from_port                    = 1024
  to_port                      = 65535
  tags                         = var.tags
}

resource "aws_vpc_security_group_ingress_rule" "from_balancer" {
  # checkov:skip=CKV_AWS_25:Only the load balancer's security group, not an address, comes in here.
  security_group_id            = aws_security_group.services.id
  description                  = "From the load balancer"
  referenced_security_group_id = aws_security_group.balancer.id
  ip_protocol                  = "tcp"
  from_port                    = 1024
  to_port                      = 65535
  tags                         = var.tags
}

resource "aws_vpc_security_group_egress_rule" "services" {
  # checkov:skip=CKV_AWS_382:Services call AWS, the database and partners; which of these, their task roles and the network's own routes say.
  security_group_id = aws_security_group.services.id
  description       = "Out"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
  tags              = var.tags
}

resource "aws_lb" "this" {
  # checkov:skip=CKV2_AWS_76:firewall.tf has AWSManagedRulesKnownBadInputsRuleSet; the check does not see it beside a dynamic block.
  name                       = var.name
  load_balancer_type         = "application"
  internal                   = false
  subnets                    = var.subnet_ids
  security_groups            = [aws_security_group.balancer.id]
  drop_invalid_header_fields = true
  desync_mitigation_mode     = "strictest"
  enable_deletion_protection = var.deletion_protection
  idle_timeout               = 60
  tags                       = var.tags

  access_logs {
    bucket  = aws_s3_bucket.logs.bucket
    prefix  = "access"
    enabled = true
  }

  depends_on = [aws_s3_bucket_policy.logs]
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.this.arn
  protocol          = "HTTPS"
  port              = 443
  certificate_arn   = var.certificate_arn
  ssl_policy        = var.ssl_policy
  tags              = var.tags

  # Routes are rules that Mooring adds from the services' specs; what none of them takes is not found.
  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      message_body = "Not found"
      status_code  = "404"
    }
  }
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.this.arn
  protocol          = "HTTP"
  port              = 80
  tags              = var.tags

  default_action {
    type = "redirect"

    redirect {
      protocol    = "HTTPS"
      port        = "443"
      status_code = "HTTP_301"
    }
  }
}
