output "read" {
  description = "Policy document: all that Mooring reads. Enough for mode: observe and for `mooring plan`."
  value       = data.aws_iam_policy_document.read.minified_json
}

output "write" {
  description = "Policy documents: all that Mooring writes, in parts that fit into IAM's managed policies."
  value = {
    compute    = data.aws_iam_policy_document.compute.minified_json
    scaling    = data.aws_iam_policy_document.scaling.minified_json
    messages   = data.aws_iam_policy_document.messages.minified_json
    monitoring = data.aws_iam_policy_document.monitoring.minified_json
  }
}
