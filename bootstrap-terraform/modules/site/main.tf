data "aws_cloudfront_cache_policy" "optimized" {
  name = "Managed-CachingOptimized"
}

data "aws_cloudfront_cache_policy" "disabled" {
  name = "Managed-CachingDisabled"
}

data "aws_cloudfront_origin_request_policy" "viewer" {
  name = "Managed-AllViewerExceptHostHeader"
}

resource "aws_cloudfront_origin_access_control" "content" {
  name                              = "${var.name}-${var.site}"
  description                       = "Signs CloudFront's requests to the content's bucket"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

# A path without a file's ending is a page of the application, which the application itself draws. Done here and not by
# answering 403 with the page, which would turn every missing picture into a page too.
resource "aws_cloudfront_function" "pages" {
  name    = "${var.name}-${var.site}-pages"
  comment = "Extensionless paths are the application's"
  runtime = "cloudfront-js-2.0"
  publish = true
  code    = file("${path.module}/pages.js")
}

resource "aws_cloudfront_response_headers_policy" "site" {
  name    = "${var.name}-${var.site}"
  comment = "What browsers are told about the site"

  security_headers_config {
    content_security_policy {
      content_security_policy = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
      override                = true
    }

    content_type_options {
      override = true
    }

    frame_options {
      frame_option = "DENY"
      override     = true
    }

    referrer_policy {
      referrer_policy = "same-origin"
      override        = true
    }

    strict_transport_security {
      access_control_max_age_sec = 63072000
      include_subdomains         = true
      preload                    = true
      override                   = true
    }
  }
}

resource "aws_cloudfront_distribution" "site" {
  # checkov:skip=CKV_AWS_68:Files alone; what has code behind it is the load balancer, which has a firewall.
  # checkov:skip=CKV2_AWS_47:Files alone; the firewall with the rules against Log4j is the load balancer's.
  # checkov:skip=CKV_AWS_86:Access logs are delivered by CloudWatch (access-logs.tf), not by the older logging block.
  # checkov:skip=CKV_AWS_310:One bucket in one Region; a second would be a second Site.
  # checkov:skip=CKV_AWS_374:The site is for readers everywhere.
  enabled             = true
  comment             = "${var.site} of ${var.name}"
  aliases             = var.aliases
  default_root_object = "index.html"
  http_version        = "http2and3"
  is_ipv6_enabled     = true
  price_class         = var.price_class
  tags                = var.tags

  origin {
    origin_id                = "content"
    domain_name              = aws_s3_bucket.content.bucket_regional_domain_name
    origin_access_control_id = aws_cloudfront_origin_access_control.content.id
  }

  dynamic "origin" {
    for_each = var.api_host == null ? [] : [var.api_host]

    content {
      origin_id   = "api"
      domain_name = origin.value

      custom_origin_config {
        http_port              = 80
        https_port             = 443
        origin_protocol_policy = "https-only"
        origin_ssl_protocols   = ["TLSv1.2"]
        origin_read_timeout    = 60
      }
    }
  }

  default_cache_behavior {
    target_origin_id           = "content"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD"]
    cached_methods             = ["GET", "HEAD"]
    compress                   = true
    cache_policy_id            = data.aws_cloudfront_cache_policy.optimized.id
    response_headers_policy_id = aws_cloudfront_response_headers_policy.site.id

    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.pages.arn
    }
  }

  dynamic "ordered_cache_behavior" {
    for_each = var.api_host == null ? [] : ["/api/*"]

    content {
      path_pattern               = ordered_cache_behavior.value
      target_origin_id           = "api"
      viewer_protocol_policy     = "https-only"
      allowed_methods            = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]
      cached_methods             = ["GET", "HEAD"]
      cache_policy_id            = data.aws_cloudfront_cache_policy.disabled.id
      origin_request_policy_id   = data.aws_cloudfront_origin_request_policy.viewer.id
      response_headers_policy_id = aws_cloudfront_response_headers_policy.site.id
    }
  }

  viewer_certificate {
    acm_certificate_arn      = var.certificate_arn
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.2_2021"
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
}
