package dev.mooring.simulator.elb;

import dev.mooring.simulator.AwsErrors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The errors of this API, in its own codes and words. */
final class ElbErrors {
    private ElbErrors() {}

    static AwsServiceException validation(String message) {
        return AwsErrors.client("ValidationError", message);
    }

    /** What AWS's request validation says of one member. */
    static AwsServiceException constraint(Object value, String member, String constraint) {
        return validation("1 validation error detected: Value '" + value + "' at '" + member
                + "' failed to satisfy constraint: " + constraint);
    }

    static AwsServiceException missing(String member) {
        return validation("1 validation error detected: Value null at '" + member
                + "' failed to satisfy constraint: Member must not be null");
    }

    static AwsServiceException targetGroupsNotFound() {
        return AwsErrors.client("TargetGroupNotFound", "One or more target groups not found");
    }

    static AwsServiceException targetGroupNotFound(String arn) {
        return AwsErrors.client("TargetGroupNotFound", "Target group '" + arn + "' not found");
    }

    static AwsServiceException loadBalancersNotFound() {
        return AwsErrors.client("LoadBalancerNotFound", "One or more load balancers not found");
    }

    static AwsServiceException listenersNotFound() {
        return AwsErrors.client("ListenerNotFound", "One or more listeners not found");
    }

    static AwsServiceException rulesNotFound() {
        return AwsErrors.client("RuleNotFound", "One or more rules not found");
    }

    static AwsServiceException badMarker() {
        return validation("The specified marker is invalid");
    }
}
