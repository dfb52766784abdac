package dev.mooring.it;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** AWS as its own SDK sees it, at an emulator's address. */
final class AwsClients implements AutoCloseable {
    private final URI endpoint;
    private final SdkHttpClient http = Apache5HttpClient.create();
    private final EcsClient ecs;
    private final SqsClient sqs;
    private final ElasticLoadBalancingV2Client elb;
    private final CloudWatchLogsClient logs;

    AwsClients(URI endpoint) {
        this.endpoint = endpoint;
        this.ecs = client(EcsClient.builder());
        this.sqs = client(SqsClient.builder());
        this.elb = client(ElasticLoadBalancingV2Client.builder());
        this.logs = client(CloudWatchLogsClient.builder());
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("it", "it")))
                .httpClient(http)
                .build();
    }

    EcsClient ecs() {
        return ecs;
    }

    SqsClient sqs() {
        return sqs;
    }

    ElasticLoadBalancingV2Client elb() {
        return elb;
    }

    CloudWatchLogsClient logs() {
        return logs;
    }

    @Override
    public void close() {
        ecs.close();
        sqs.close();
        elb.close();
        logs.close();
        http.close();
    }
}
