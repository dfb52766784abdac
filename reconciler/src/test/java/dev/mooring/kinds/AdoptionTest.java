package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.aws.AwsSession;
import dev.mooring.plan.Change;
import dev.mooring.plan.Change.Reason;
import dev.mooring.plan.Plan;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue that was there before Mooring: left alone, taken over, reset, shared. On the simulator, from spec to AWS. */
final class AdoptionTest {
    private static final String NAME = "staging-inbox";

    private Platform platform;

    @BeforeEach
    void open() throws IOException {
        platform = new Platform();
        make(NAME);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    /** As somebody made it by hand: one attribute as the specs below state it, one that they leave out. */
    private void make(String name) {
        aws().sqs()
                .createQueue(request -> request.queueName(name)
                        .attributes(Map.of(
                                QueueAttributeName.VISIBILITY_TIMEOUT, "45", QueueAttributeName.DELAY_SECONDS, "7"))
                        .tags(Map.of("team", "checkout")));
    }

    private AwsSession aws() {
        return platform.session();
    }

    private static String inbox(String annotations, String spec) {
        return """
                apiVersion: mooring.dev/v1
                kind: Queue
                metadata: {name: inbox, annotations: {ANNOTATIONS}}
                spec: {SPEC}
                """.replace("ANNOTATIONS", annotations).replace("SPEC", spec);
    }

    private String attribute(String name, QueueAttributeName attribute) {
        String url = aws().sqs().getQueueUrl(request -> request.queueName(name)).queueUrl();
        return aws().sqs()
                .getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes()
                .getOrDefault(attribute, "");
    }

    private Map<String, String> tags(String name) {
        String url = aws().sqs().getQueueUrl(request -> request.queueName(name)).queueUrl();
        return aws().sqs().listQueueTags(request -> request.queueUrl(url)).tags();
    }

    private void assertLeftAlone(String documents, Reason reason, String told) {
        assertThat(platform.pass(documents).writes()).isZero();
        Plan plan = platform.plan(documents);
        assertThat(plan.changes().head().change()).isInstanceOfSatisfying(Change.Blocked.class, blocked -> {
            assertThat(blocked.reason()).isEqualTo(reason);
            assertThat(blocked.message()).contains(told);
        });
    }

    @Test
    void it_is_left_alone_unless_the_manifest_says_otherwise() {
        assertLeftAlone(inbox("", "visibilityTimeout: 45s"), Reason.NOT_OWNED, "mooring.dev/adoption-policy: adopt");
    }

    @Test
    void adopting_never_resets_silently_what_the_manifest_leaves_out() {
        assertLeftAlone(
                inbox("mooring.dev/adoption-policy: adopt", "visibilityTimeout: 45s"),
                Reason.ADOPTION_WOULD_RESET,
                "Attributes.DelaySeconds");
    }

    @Test
    void what_is_stated_is_adopted_and_changed_to_what_git_says() {
        platform.converge(inbox("mooring.dev/adoption-policy: adopt", "visibilityTimeout: 60s, delay: 7s"));

        assertThat(attribute(NAME, QueueAttributeName.VISIBILITY_TIMEOUT)).isEqualTo("60");
        assertThat(attribute(NAME, QueueAttributeName.DELAY_SECONDS)).isEqualTo("7");
        assertThat(tags(NAME))
                .containsEntry("team", "checkout")
                .containsEntry("mooring:environment", "staging")
                .containsEntry("mooring:resource", "Queue/inbox")
                .containsEntry("mooring:deletion-policy", "retain");
    }

    @Test
    void what_another_keeps_is_adopted_around() {
        platform.converge(inbox(
                "mooring.dev/adoption-policy: adopt, mooring.dev/ignore: Attributes.DelaySeconds",
                "visibilityTimeout: 60s"));

        assertThat(attribute(NAME, QueueAttributeName.VISIBILITY_TIMEOUT)).isEqualTo("60");
        assertThat(attribute(NAME, QueueAttributeName.DELAY_SECONDS)).isEqualTo("7");
    }

    @Test
    void who_says_so_has_the_rest_reset() {
        platform.converge(inbox("mooring.dev/adoption-policy: adopt-and-reset", "visibilityTimeout: 45s"));

        assertThat(attribute(NAME, QueueAttributeName.DELAY_SECONDS)).isEqualTo("0");
    }

    @Test
    void a_queue_under_a_name_of_its_own_is_adopted_by_that_name() {
        make("legacy-inbox");

        platform.converge(inbox(
                "mooring.dev/adoption-policy: adopt-and-reset, mooring.dev/external-name: legacy-inbox",
                "visibilityTimeout: 45s"));

        assertThat(tags("legacy-inbox")).containsEntry("mooring:resource", "Queue/inbox");
        assertThat(tags(NAME)).containsOnlyKeys("team");
    }

    @Test
    void what_is_suspended_is_not_even_adopted() {
        assertThat(platform.pass(inbox(
                                "mooring.dev/adoption-policy: adopt-and-reset, mooring.dev/reconcile: disabled",
                                "visibilityTimeout: 45s"))
                        .writes())
                .isZero();
        assertThat(tags(NAME)).containsOnlyKeys("team");
    }

    @Test
    void what_was_adopted_and_leaves_git_is_retained() {
        String other = inbox("", "delay: 1s").replace("name: inbox", "name: other");
        platform.converge(
                inbox("mooring.dev/adoption-policy: adopt-and-reset", "visibilityTimeout: 45s") + "---\n" + other);

        Plan plan = platform.converge(other);

        assertThat(plan.changes().map(planned -> planned.change().verb())).containsExactly("none", "retained");
    }
}
