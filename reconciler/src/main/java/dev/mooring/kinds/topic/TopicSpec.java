package dev.mooring.kinds.topic;

import dev.mooring.manifest.spec.Default;
import dev.mooring.manifest.spec.Doc;
import dev.mooring.manifest.spec.Matches;
import dev.mooring.manifest.spec.OnlyWhen;
import dev.mooring.manifest.spec.Size;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The language of {@code kind: Topic}. */
@Doc("An SNS topic and who hears of its messages. What is left out is SNS's own default.")
@OnlyWhen(field = "contentBasedDeduplication", when = "fifo", is = "true")
public record TopicSpec(
        @Default("false")
        @Doc("Whether messages keep their order and none comes twice. A topic cannot change this later.")
        boolean fifo,

        @Doc("For a FIFO topic: whether a message's content is its deduplication id; false if left out.")
        Option<Boolean> contentBasedDeduplication,

        @Size(max = 100) @Doc("The sender's name in mails and text messages.")
        Option<String> displayName,

        @Doc("Encryption with a key of KMS. Without it, messages are not encrypted at rest.")
        Option<Encryption> encryption,

        @Size(max = 1000) @Doc("Who gets the messages. A subscription that somebody else made on the topic is left alone; one that was"
                + " declared here and is not any more is taken away.")
        Seq<Subscription> subscriptions,

        @Doc("How often HTTP endpoints are tried again, in SNS's own words: {http: {defaultHealthyRetryPolicy: …}}.")
        Value.Tree deliveryPolicy,

        @Size(max = 100) @Doc(
                "Statements of the topic's policy, in IAM's own words, beside SNS's default one, by which the topic's account"
                        + " may do everything. A statement that names no Resource is about this topic.")
        Seq<Value.Tree> policy,

        @Doc("Attributes of the topic in SNS's own words, for what this page has no field for: TracingConfig,"
                + " SignatureVersion, feedback roles. They are merged last, over all else.")
        Value.Tree overrides) {

    public record Encryption(
            @Size(max = 2048) @Doc("The key's id, alias (alias/orders) or ARN.")
            String kmsKey) {}

    @Doc("Someone who gets the topic's messages.")
    public sealed interface Subscription {
        String HOW_FILTERED =
                "Which messages are wanted, as an SNS filter policy: {kind: [paid, sent]}. All if left out.";
        String WHERE_FILTERED = "What the filter is about: the message's attributes or its body.";
        String HOW_RAW = "Whether the message comes as it is, or in SNS's JSON envelope.";
        String HOW_DEAD = "Where messages go that cannot be delivered.";

        Value.Tree filter();

        FilterScope filterScope();

        default boolean raw() {
            return false;
        }

        default Option<DeadLetter> deadLetter() {
            return Option.none();
        }

        default Value.Tree deliveryPolicy() {
            return Value.Tree.EMPTY;
        }

        @Doc("A Queue of the environment, which the topic is allowed to send to.")
        record ToQueue(
                @Doc("The Queue's name.") String queue,
                @Doc(HOW_FILTERED) Value.Tree filter,

                @Default("messageAttributes") @Doc(WHERE_FILTERED)
                FilterScope filterScope,

                @Default("false") @Doc(HOW_RAW) boolean raw,
                @Doc(HOW_DEAD) Option<DeadLetter> deadLetter)
                implements Subscription {}

        @Doc("A queue that is not the environment's; its owner must allow the topic to send to it.")
        record ToQueueArn(
                @Matches(
                        value = "arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_.-]{1,80}",
                        says = "the ARN of an SQS queue")
                @Doc("The queue's ARN.")
                String queueArn,

                @Doc(HOW_FILTERED) Value.Tree filter,

                @Default("messageAttributes") @Doc(WHERE_FILTERED)
                FilterScope filterScope,

                @Default("false") @Doc(HOW_RAW) boolean raw,
                @Doc(HOW_DEAD) Option<DeadLetter> deadLetter)
                implements Subscription {}

        @Doc("A mailbox, whose owner must confirm by the link that SNS sends.")
        record ToEmail(
                @Matches(value = "[^@\\s]{1,64}@[^@\\s]{1,255}", says = "a mail address") @Doc("The mail address.")
                String email,

                @Doc(HOW_FILTERED) Value.Tree filter,

                @Default("messageAttributes") @Doc(WHERE_FILTERED)
                FilterScope filterScope)
                implements Subscription {}

        @Doc("A web endpoint, which must confirm as SNS asks it to.")
        record ToHttps(
                @Matches(
                        value = "https://[^@\\s/]{1,255}(/[^\\s]{0,1700})?",
                        says = "an https:// address without a user or password")
                @Doc("The endpoint's address.")
                String https,

                @Doc(HOW_FILTERED) Value.Tree filter,

                @Default("messageAttributes") @Doc(WHERE_FILTERED)
                FilterScope filterScope,

                @Default("false") @Doc(HOW_RAW) boolean raw,
                @Doc(HOW_DEAD) Option<DeadLetter> deadLetter,

                @Doc("How often this endpoint is tried again, in SNS's own words: {healthyRetryPolicy: …}.")
                Value.Tree deliveryPolicy)
                implements Subscription {}

        @Doc("A Lambda function; it must allow the topic to invoke it.")
        record ToLambda(
                @Matches(
                        value = "arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_:$-]{1,200}",
                        says = "the ARN of a Lambda function")
                @Doc("The function's ARN.")
                String lambda,

                @Doc(HOW_FILTERED) Value.Tree filter,

                @Default("messageAttributes") @Doc(WHERE_FILTERED)
                FilterScope filterScope,

                @Doc(HOW_DEAD) Option<DeadLetter> deadLetter)
                implements Subscription {}
    }

    public enum FilterScope {
        MESSAGE_ATTRIBUTES("MessageAttributes"),
        MESSAGE_BODY("MessageBody");

        private final String aws;

        FilterScope(String aws) {
            this.aws = aws;
        }

        /** As SNS writes it. */
        String aws() {
            return aws;
        }
    }

    public sealed interface DeadLetter {
        @Doc("A Queue of the environment, which the topic is allowed to send to.")
        record ToQueue(@Doc("The Queue's name.") String queue) implements DeadLetter {}

        @Doc("A queue that is not the environment's; its owner must allow the topic to send to it.")
        record ToQueueArn(
                @Matches(
                        value = "arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_.-]{1,80}",
                        says = "the ARN of an SQS queue")
                @Doc("The queue's ARN.")
                String queueArn)
                implements DeadLetter {}
    }
}
