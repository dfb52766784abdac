package dev.mooring.aws;

import dev.mooring.resource.Failure;
import io.vavr.Lazy;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * One account, Region and role: the SDK's clients, each made when it is first asked for, and the one way to call them.
 * Kept for the life of the process; safe for many threads.
 */
public final class AwsSession implements AutoCloseable {
    private final AwsCalls calls;
    private final Lazy<Identity> identity;
    private final Lazy<EcsClient> ecs;
    private final Lazy<ElasticLoadBalancingV2Client> elb;
    private final Lazy<CloudWatchLogsClient> logs;
    private final Lazy<SnsClient> sns;
    private final Lazy<CloudWatchClient> cloudWatch;
    private final Lazy<SqsClient> sqs;
    private final Lazy<S3Client> s3;
    private final Lazy<CloudFrontClient> cloudFront;
    private final Lazy<ApplicationAutoScalingClient> autoscaling;
    private final Lazy<EcrClient> ecr;
    private final Lazy<SecretsManagerClient> secretsManager;
    private final Lazy<SsmClient> ssm;
    private final Lazy<StsClient> sts;
    private final Lazy<ResourceGroupsTaggingApiClient> tagging;
    private volatile Option<String> account = Option.none();

    /** Who calls: the process itself, or a role that it assumes, whose provider is then to be closed. */
    private record Identity(Clients clients, Vector<SdkAutoCloseable> toClose) {}

    AwsSession(AwsCalls calls, Clients clients) {
        this.calls = calls;
        this.identity = Lazy.of(() -> identity(clients));
        this.ecs = client(all -> all.client(EcsClient.builder()));
        this.elb = client(all -> all.client(ElasticLoadBalancingV2Client.builder()));
        this.logs = client(all -> all.client(CloudWatchLogsClient.builder()));
        this.sns = client(all -> all.client(SnsClient.builder()));
        this.cloudWatch = client(all -> all.client(CloudWatchClient.builder()));
        this.sqs = client(all -> all.client(SqsClient.builder()));
        this.autoscaling = client(all -> all.client(ApplicationAutoScalingClient.builder()));
        this.ecr = client(all -> all.client(EcrClient.builder()));
        this.secretsManager = client(all -> all.client(SecretsManagerClient.builder()));
        this.ssm = client(all -> all.client(SsmClient.builder()));
        // Emulators have no names for buckets, only paths.
        this.s3 = client(all ->
                all.client(S3Client.builder().forcePathStyle(all.endpoint().isDefined())));
        this.cloudFront = client(all -> all.client(CloudFrontClient.builder()));
        this.sts = client(all -> all.client(StsClient.builder()));
        this.tagging = client(all -> all.client(ResourceGroupsTaggingApiClient.builder()));
    }

    public AwsCalls calls() {
        return calls;
    }

    public EcsClient ecs() {
        return ecs.get();
    }

    public ElasticLoadBalancingV2Client elb() {
        return elb.get();
    }

    public CloudWatchLogsClient logs() {
        return logs.get();
    }

    public SnsClient sns() {
        return sns.get();
    }

    public CloudWatchClient cloudWatch() {
        return cloudWatch.get();
    }

    public SqsClient sqs() {
        return sqs.get();
    }

    public ApplicationAutoScalingClient autoscaling() {
        return autoscaling.get();
    }

    public EcrClient ecr() {
        return ecr.get();
    }

    public SecretsManagerClient secretsManager() {
        return secretsManager.get();
    }

    public SsmClient ssm() {
        return ssm.get();
    }

    public S3Client s3() {
        return s3.get();
    }

    public CloudFrontClient cloudFront() {
        return cloudFront.get();
    }

    public StsClient sts() {
        return sts.get();
    }

    public ResourceGroupsTaggingApiClient tagging() {
        return tagging.get();
    }

    /**
     * A new look at the tags of what is ours: make one a pass, and share it among the pass's actuators.
     *
     * @param services the APIs whose tags are wanted: those that do not tell them along with their objects
     */
    public TagInventory inventory(String environment, Seq<String> services) {
        return new TagInventory(calls, tagging(), environment, services);
    }

    /**
     * The account of our credentials, if it is {@code expected}; else nothing may be read or written. AWS is asked until it
     * has answered once.
     */
    public Either<Failure, String> verifyAccount(String expected) {
        return account()
                .flatMap(ours -> ours.equals(expected)
                        ? Either.right(ours)
                        : Either.left(new Failure.Terminal(
                                "sts:GetCallerIdentity",
                                "WrongAccount",
                                "the credentials are of account " + ours + ", the environment is in account " + expected
                                        + ": use other credentials, or state assumeRole")));
    }

    private Either<Failure, String> account() {
        return account.isDefined()
                ? Either.right(account.get())
                : calls.call(
                                "sts:GetCallerIdentity",
                                () -> sts().getCallerIdentity().account())
                        .peek(told -> account = Option.some(told));
    }

    @Override
    public void close() {
        Vector.of(
                        ecs,
                        elb,
                        logs,
                        cloudWatch,
                        sns,
                        sqs,
                        s3,
                        cloudFront,
                        autoscaling,
                        ecr,
                        secretsManager,
                        ssm,
                        sts,
                        tagging)
                .filter(Lazy::isEvaluated)
                .map(Lazy::get)
                .forEach(SdkAutoCloseable::close);
        if (identity.isEvaluated()) {
            identity.get().toClose().forEach(SdkAutoCloseable::close);
        }
    }

    private <C> Lazy<C> client(Function<Clients, C> maker) {
        return Lazy.of(() -> maker.apply(identity.get().clients()));
    }

    private static Identity identity(Clients clients) {
        if (clients.role().isEmpty()) {
            return new Identity(clients, Vector.empty());
        }
        StsClient own = clients.client(StsClient.builder());
        StsAssumeRoleCredentialsProvider assumed = StsAssumeRoleCredentialsProvider.builder()
                .stsClient(own)
                .refreshRequest(request -> request.roleArn(clients.role().get()).roleSessionName("mooring"))
                .build();
        return new Identity(clients.as(assumed), Vector.of(assumed, own));
    }
}
