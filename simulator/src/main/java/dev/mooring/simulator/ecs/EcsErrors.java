package dev.mooring.simulator.ecs;

import dev.mooring.simulator.AwsErrors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The errors of this API, in its own codes and words. */
final class EcsErrors {
    private EcsErrors() {}

    static AwsServiceException client(String message) {
        return AwsErrors.client("ClientException", message);
    }

    static AwsServiceException invalid(String message) {
        return AwsErrors.client("InvalidParameterException", message);
    }

    static AwsServiceException clusterNotFound() {
        return AwsErrors.client("ClusterNotFoundException", "Cluster not found.");
    }

    static AwsServiceException serviceNotFound() {
        return AwsErrors.client("ServiceNotFoundException", "Service not found.");
    }

    static AwsServiceException serviceNotActive() {
        return AwsErrors.client("ServiceNotActiveException", "Service was not ACTIVE.");
    }

    static AwsServiceException noSuchTaskDefinition() {
        return client("Unable to describe task definition.");
    }

    static AwsServiceException badToken() {
        return invalid("Invalid token.");
    }
}
