package dev.mooring.kinds.service;

import dev.mooring.kinds.service.spec.Secret;
import dev.mooring.manifest.Environment;

/**
 * Where ECS finds a secret's value: {@code valueFrom} is a parameter's ARN, or a secret's ARN with the JSON key, version
 * stage and version id behind it (Amazon ECS Developer Guide, "Pass sensitive data to an Amazon ECS container"). A secret
 * is known by its ARN without the six random characters at its end; Secrets Manager takes that too, and for the complete ARN
 * what ends in a hyphen and six characters (AWS Secrets Manager User Guide, "Finding a secret from a partial ARN"). That
 * cannot be told here: the name of a secret may have been written with those characters, and then it is right.
 */
final class SecretArns {
    private final String partition;
    private final String region;
    private final String account;

    SecretArns(Environment environment) {
        this.region = environment.spec().region();
        this.account = environment.spec().account();
        this.partition = partitionOf(region);
    }

    String valueFrom(Secret secret) {
        return switch (secret) {
            case Secret.FromSecret from ->
                from.key().map(key -> secret(from.secret()) + ":" + key + "::").getOrElse(() -> secret(from.secret()));
            case Secret.FromParameter from -> parameterArn(from.parameter());
        };
    }

    /** @param secret its name or ARN */
    String secret(String secret) {
        return isArn(secret) ? secret : arn("secretsmanager", "secret:" + secret);
    }

    private String parameterArn(String parameter) {
        if (isArn(parameter)) {
            return parameter;
        }
        return arn("ssm", parameter.startsWith("/") ? "parameter" + parameter : "parameter/" + parameter);
    }

    private String arn(String service, String resource) {
        return String.join(":", "arn", partition, service, region, account, resource);
    }

    private static boolean isArn(String text) {
        return text.startsWith("arn:");
    }

    /** AWS's partitions are told by the beginning of their Regions' names. */
    private static String partitionOf(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
