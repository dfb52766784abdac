package dev.mooring.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mooring.resource.Failure;
import io.vavr.control.Either;
import java.time.Instant;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;

/**
 * How rollouts ended, where the workflows of CI tell how their steps ended: the metric {@code DeploymentStatus} in the
 * namespace {@code CI/CD}, 1 for success and 0 for failure, and an event in the log group of deployments.
 */
public final class DeploymentLog {
    private static final String NAMESPACE = "CI/CD";
    private static final String METRIC = "DeploymentStatus";
    private static final String STREAM = "mooring";

    /** @param image what runs now, or was to run */
    public record Ended(
            String environment,
            String service,
            String commit,
            String image,
            boolean succeeded,
            String message,
            Instant at) {}

    private final AwsSession session;
    private final String logGroup;

    public DeploymentLog(AwsSession session, String logGroup) {
        this.session = session;
        this.logGroup = logGroup;
    }

    public Either<Failure, ?> tell(Ended ended) {
        return session.calls()
                .call(
                        "cloudwatch:PutMetricData",
                        () -> session.cloudWatch()
                                .putMetricData(request ->
                                        request.namespace(NAMESPACE).metricData(byItself(ended), byService(ended))))
                .flatMap(told -> session.calls()
                        .find(
                                "logs:CreateLogStream",
                                () -> session.logs()
                                        .createLogStream(request ->
                                                request.logGroupName(logGroup).logStreamName(STREAM)),
                                ResourceAlreadyExistsException.class))
                .flatMap(stream -> session.calls()
                        .call(
                                "logs:PutLogEvents",
                                () -> session.logs()
                                        .putLogEvents(request -> request.logGroupName(logGroup)
                                                .logStreamName(STREAM)
                                                .logEvents(event(ended)))));
    }

    private static MetricDatum byItself(Ended ended) {
        return MetricDatum.builder()
                .metricName(METRIC)
                .timestamp(ended.at())
                .value(ended.succeeded() ? 1.0 : 0.0)
                .build();
    }

    private static MetricDatum byService(Ended ended) {
        return byItself(ended).toBuilder()
                .dimensions(dimension("Environment", ended.environment()), dimension("Service", ended.service()))
                .build();
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }

    private static InputLogEvent event(Ended ended) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("commit", ended.commit())
                .put("image", ended.image())
                .put("step", "rollout")
                .put("result", ended.succeeded() ? "success" : "failure")
                .put("environment", ended.environment())
                .put("service", ended.service())
                .put("message", ended.message());
        return InputLogEvent.builder()
                .timestamp(ended.at().toEpochMilli())
                .message(message.toString())
                .build();
    }
}
