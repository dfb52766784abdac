package dev.mooring.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.AwsError;
import dev.mooring.simulator.AwsErrors;
import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.SimulatorClients;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ConcurrentModificationException;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;

/** Codecs that no simulated API speaks yet, through a real client and an API that echoes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtocolsTest {
    private static final MetricAlarm ALARM = MetricAlarm.builder()
            .alarmName("orders-5xx")
            .threshold(1.5)
            .evaluationPeriods(3)
            .actionsEnabled(true)
            .stateUpdatedTimestamp(Instant.parse("2026-01-01T00:00:00.250Z"))
            .alarmActions(List.of())
            .dimensions(Dimension.builder().name("Service").value("örders").build())
            .build();

    private volatile PutMetricDataRequest received =
            PutMetricDataRequest.builder().build();
    private Simulator simulator;
    private SimulatorClients clients;
    private CloudWatchClient cloudWatch;

    @BeforeAll
    void start() throws IOException {
        simulator = Simulator.builder().apis(world -> List.of(new Echo())).start();
        clients = new SimulatorClients(simulator.uri());
        cloudWatch = clients.client(CloudWatchClient.builder());
    }

    @AfterAll
    void close() {
        clients.close();
        simulator.close();
    }

    private final class Echo implements Api {
        @Override
        public String signingName() {
            return "monitoring";
        }

        @Override
        public void bind(Operations operations) {
            operations.on(PutMetricDataRequest.class, (request, caller) -> {
                received = request;
                return PutMetricDataResponse.builder().build();
            });
            operations.on(
                    DescribeAlarmsRequest.class,
                    (request, caller) ->
                            DescribeAlarmsResponse.builder().metricAlarms(ALARM).build());
            operations.on(ListMetricsRequest.class, (request, caller) -> refuse());
        }

        private ListMetricsResponse refuse() {
            throw AwsErrors.in(ConcurrentModificationException.builder(), "Too many");
        }
    }

    @Test
    void cborResponseArrivesWhole() {
        assertThat(cloudWatch.describeAlarms().metricAlarms()).containsExactly(ALARM);
    }

    @Test
    void cborErrorIsModelled() {
        AwsError error = AwsError.of(() -> cloudWatch.listMetrics());

        assertThat(error.type()).isEqualTo(ConcurrentModificationException.class);
        assertThat(error.message()).isEqualTo("Too many");
    }

    @Test
    void unboundOperationIsUnknown() {
        assertThat(AwsError.of(() -> cloudWatch.listDashboards()).code()).isEqualTo("UnknownOperationException");
    }

    /** Above 10 KiB the client compresses the body. */
    @Test
    void compressedRequestArrivesWhole() {
        List<MetricDatum> data = IntStream.range(0, 500)
                .mapToObj(i -> MetricDatum.builder()
                        .metricName("metric-" + i)
                        .value(i + 0.5)
                        .timestamp(Instant.ofEpochSecond(1_767_225_600L + i))
                        .build())
                .toList();

        cloudWatch.putMetricData(request -> request.namespace("mooring").metricData(data));

        assertThat(received.metricData()).isEqualTo(data);
    }
}
