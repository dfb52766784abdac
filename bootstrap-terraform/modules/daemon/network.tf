resource "aws_security_group" "daemon" {
  name        = "${var.name}-${local.service}"
  description = "Mooring: reached by the load balancer, reaches AWS and git"
  vpc_id      = var.vpc_id
  tags        = merge(var.tags, { Name = "${var.name}-${local.service}" })
}

resource "aws_vpc_security_group_ingress_rule" "balancer" {
  security_group_id            = aws_security_group.daemon.id
  description                  = "API, and the admin port for health checks alone"
  referenced_security_group_id = var.balancer_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = local.api_port
  to_port                      = local.admin
  tags                         = var.tags
}

resource "aws_vpc_security_group_egress_rule" "https" {
  security_group_id = aws_security_group.daemon.id
  description       = "HTTPS to AWS and git"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  tags              = var.tags
}

resource "aws_vpc_security_group_egress_rule" "from_balancer" {
  security_group_id            = var.balancer_security_group_id
  description                  = "To Mooring"
  referenced_security_group_id = aws_security_group.daemon.id
  ip_protocol                  = "tcp"
  from_port                    = local.api_port
  to_port                      = local.admin
  tags                         = var.tags
}

resource "aws_lb_target_group" "daemon" {
  # checkov:skip=CKV_AWS_378:TLS ends at the load balancer; from there it is the VPC's own network between two security groups.
  name                 = "mooring-${var.name}"
  vpc_id               = var.vpc_id
  target_type          = "ip"
  protocol             = "HTTP"
  port                 = local.api_port
  deregistration_delay = 10
  tags                 = var.tags

  health_check {
    port                = local.admin
    path                = "/healthcheck"
    interval            = 15
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 4
  }
}

resource "aws_lb_listener_rule" "daemon" {
  listener_arn = var.listener_arn
  priority     = var.rule_priority
  tags         = var.tags

  condition {
    host_header {
      values = [var.host]
    }
  }

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.daemon.arn
  }
}
