package dev.mooring.services.kit.messaging;

import io.dropwizard.lifecycle.Managed;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** SQS and SNS, found as every AWS tool finds them: by the task's role, {@code AWS_REGION}, {@code AWS_ENDPOINT_URL}. */
public final class AwsClients implements Managed {
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final SqsClient sqs = SqsClient.builder().httpClient(http).build();
    private final SnsClient sns = SnsClient.builder().httpClient(http).build();

    public SqsClient sqs() {
        return sqs;
    }

    public SnsClient sns() {
        return sns;
    }

    @Override
    public void stop() {
        sqs.close();
        sns.close();
        http.close();
    }
}
