data "aws_caller_identity" "here" {}

# The content: Terraform makes the bucket, because a distribution that names a bucket nobody has would serve whatever the
# next taker of that name puts there. What is in it, who reads it and how it is kept is the Site manifest's, which owns the
# bucket by these two tags, under the name that it would choose itself. So there is no policy, encryption or versioning here that the two could disagree about; until
# Mooring's first pass the bucket has Amazon S3's defaults: private, encrypted, without ACLs.
resource "aws_s3_bucket" "content" {
  # checkov:skip=CKV_AWS_18:Readers come through CloudFront, whose logs are kept.
  # checkov:skip=CKV_AWS_21:Every content is in git and among the bundles.
  # checkov:skip=CKV_AWS_144:Every content is in git and among the bundles, from which a pass of Mooring restores it.
  # checkov:skip=CKV_AWS_145:Public web pages; Amazon S3 encrypts them with its own keys.
  # checkov:skip=CKV2_AWS_61:Mooring's Site deletes stale files after its grace period.
  # checkov:skip=CKV2_AWS_62:Nothing waits for these files.
  bucket        = "${var.name}-${var.site}-${data.aws_caller_identity.here.account_id}"
  force_destroy = false

  tags = merge(var.tags, {
    "mooring:environment" = var.name
    "mooring:resource"    = "Site/${var.site}"
  })

  # Mooring writes these with every change.
  lifecycle {
    ignore_changes = [tags["mooring:digest"], tags["mooring:commit"], tags_all["mooring:digest"], tags_all["mooring:commit"]]
  }
}

resource "aws_s3_bucket_public_access_block" "content" {
  bucket                  = aws_s3_bucket.content.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# The bundles: CI puts one zip file for each build of the site here and commits its name and digest to the specs.
resource "aws_s3_bucket" "bundles" {
  # checkov:skip=CKV_AWS_18:CloudTrail's data events can be turned on for it where reads matter; writes come from one role.
  # checkov:skip=CKV_AWS_144:A bundle is rebuilt from its commit.
  # checkov:skip=CKV2_AWS_62:The commit of its name to the specs tells Mooring of a bundle.
  bucket        = "${var.name}-bundles-${data.aws_caller_identity.here.account_id}"
  force_destroy = !var.deletion_protection
  tags          = var.tags
}

resource "aws_s3_bucket_public_access_block" "bundles" {
  bucket                  = aws_s3_bucket.bundles.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "bundles" {
  bucket = aws_s3_bucket.bundles.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_versioning" "bundles" {
  bucket = aws_s3_bucket.bundles.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "bundles" {
  bucket = aws_s3_bucket.bundles.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.data_key_arn
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "bundles" {
  bucket = aws_s3_bucket.bundles.id

  rule {
    id     = "old-versions"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = var.bundle_days
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 3
    }
  }

  depends_on = [aws_s3_bucket_versioning.bundles]
}

data "aws_iam_policy_document" "bundles" {
  statement {
    sid       = "TlsOnly"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.bundles.arn, "${aws_s3_bucket.bundles.arn}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_s3_bucket_policy" "bundles" {
  bucket = aws_s3_bucket.bundles.id
  policy = data.aws_iam_policy_document.bundles.json

  depends_on = [aws_s3_bucket_public_access_block.bundles]
}
