# EC2 Auto Scaling as a capacity provider: a service asks for it with capacityProviderStrategy in its spec's overrides.

locals {
  count = var.instances == null ? 0 : 1
  image = try({ arm64 = "amazon-linux-2023/arm64", x86_64 = "amazon-linux-2023" }[var.instances.architecture], "")
}

data "aws_partition" "here" {}

data "aws_ssm_parameter" "image" {
  count = local.count

  name = "/aws/service/ecs/optimized-ami/${local.image}/recommended/image_id"
}

data "aws_iam_policy_document" "instance_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "instance" {
  count = local.count

  name               = "${var.name}-instance"
  description        = "Lets instances join the cluster ${var.name}, and be reached by Session Manager instead of SSH"
  assume_role_policy = data.aws_iam_policy_document.instance_trust.json
  tags               = var.tags
}

resource "aws_iam_role_policy_attachment" "instance" {
  for_each = local.count == 0 ? [] : toset(["service-role/AmazonEC2ContainerServiceforEC2Role", "AmazonSSMManagedInstanceCore"])

  role       = aws_iam_role.instance[0].name
  policy_arn = "arn:${data.aws_partition.here.partition}:iam::aws:policy/${each.key}"
}

resource "aws_iam_instance_profile" "instance" {
  count = local.count

  name = "${var.name}-instance"
  role = aws_iam_role.instance[0].name
  tags = var.tags
}

resource "aws_security_group" "instance" {
  count = local.count

  name        = "${var.name}-instances"
  description = "Instances of the cluster: nothing in; tasks have network interfaces of their own"
  vpc_id      = var.vpc_id
  tags        = merge(var.tags, { Name = "${var.name}-instances" })
}

resource "aws_vpc_security_group_egress_rule" "instance" {
  count = local.count

  security_group_id = aws_security_group.instance[0].id
  description       = "HTTPS to AWS and registries"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  tags              = var.tags
}

resource "aws_launch_template" "instance" {
  count = local.count

  name_prefix            = "${var.name}-"
  image_id               = data.aws_ssm_parameter.image[0].insecure_value
  instance_type          = var.instances.type
  update_default_version = true
  ebs_optimized          = true
  tags                   = var.tags

  iam_instance_profile {
    arn = aws_iam_instance_profile.instance[0].arn
  }

  # Version 2 of the metadata service, one hop: a task does not get at the instance's credentials.
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  network_interfaces {
    associate_public_ip_address = false
    security_groups             = [aws_security_group.instance[0].id]
    delete_on_termination       = true
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_size           = var.instances.volume_size
      volume_type           = "gp3"
      encrypted             = true
      delete_on_termination = true
    }
  }

  monitoring {
    enabled = true
  }

  user_data = base64encode(join("\n", [
    "#!/bin/bash",
    "cat >> /etc/ecs/ecs.config <<'CONFIG'",
    "ECS_CLUSTER=${aws_ecs_cluster.this.name}",
    "ECS_AWSVPC_BLOCK_IMDS=true",
    "ECS_ENABLE_SPOT_INSTANCE_DRAINING=true",
    "CONFIG",
    "",
  ]))

  tag_specifications {
    resource_type = "instance"
    tags          = merge(var.tags, { Name = "${var.name}-instance" })
  }

  tag_specifications {
    resource_type = "volume"
    tags          = merge(var.tags, { Name = "${var.name}-instance" })
  }
}

resource "aws_autoscaling_group" "instance" {
  # checkov:skip=CKV_AWS_153:The tags are there, one block each, from a map.
  count = local.count

  name_prefix           = "${var.name}-"
  vpc_zone_identifier   = var.subnet_ids
  min_size              = var.instances.min
  max_size              = var.instances.max
  health_check_type     = "EC2"
  protect_from_scale_in = true
  enabled_metrics       = ["GroupDesiredCapacity", "GroupInServiceInstances", "GroupMaxSize"]

  launch_template {
    id      = aws_launch_template.instance[0].id
    version = aws_launch_template.instance[0].latest_version
  }

  # A new image of the instances is rolled out; ECS drains each first.
  instance_refresh {
    strategy = "Rolling"

    preferences {
      min_healthy_percentage       = 100
      max_healthy_percentage       = 200
      scale_in_protected_instances = "Refresh"
    }
  }

  dynamic "tag" {
    for_each = merge(var.tags, { Name = "${var.name}-instance", AmazonECSManaged = "true" })

    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = true
    }
  }

  # The capacity provider sets it.
  lifecycle {
    ignore_changes = [desired_capacity]
  }
}

resource "aws_ecs_capacity_provider" "instances" {
  count = local.count

  name = "${var.name}-instances"
  tags = var.tags

  auto_scaling_group_provider {
    auto_scaling_group_arn         = aws_autoscaling_group.instance[0].arn
    managed_termination_protection = "ENABLED"
    managed_draining               = "ENABLED"

    managed_scaling {
      status          = "ENABLED"
      target_capacity = var.instances.target
    }
  }
}
