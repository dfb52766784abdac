package dev.mooring.plan;

import static dev.mooring.fixture.Toys.adopting;
import static dev.mooring.fixture.Toys.suspended;
import static dev.mooring.fixture.Toys.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.fixture.Toys;
import dev.mooring.manifest.Lifecycle.Adoption;
import dev.mooring.plan.Change.Blocked;
import dev.mooring.plan.Change.Cause;
import dev.mooring.plan.Change.Reason;
import dev.mooring.resource.Drift.Difference;
import dev.mooring.resource.Observation;
import dev.mooring.resource.OwnerTags;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import org.junit.jupiter.api.Test;

/** What is decided about objects that others own, or that are to be left alone. */
final class PlannerOwnershipTest extends PlannerTable {
    @Test
    void anotherEnvironmentsObjectIsNotTouchedAndItsOwnerIsNamed() {
        Map<String, String> tags = HashMap.of(OwnerTags.ENVIRONMENT, "production", OwnerTags.RESOURCE, "Box/inbox");

        assertBlocked(
                change(inbox(), present(tree(), tags)),
                Reason.NOT_OWNED,
                "it belongs to Box/inbox in Mooring's environment production; to take it over, annotate the manifest "
                        + "with mooring.dev/adoption-policy: adopt");
    }

    @Test
    void aStacksObjectIsNotTouchedAndTheStackIsNamed() {
        Map<String, String> tags = HashMap.of("aws:cloudformation:stack-name", "legacy");

        assertThat(((Blocked) change(inbox(), present(tree("size", 7), tags))).message())
                .startsWith("it belongs to the CloudFormation stack legacy");
    }

    @Test
    void anObjectOfOursUnderAnotherManifestIsGivenOurTags() {
        Map<String, String> tags = HashMap.of(OwnerTags.ENVIRONMENT, "staging", OwnerTags.RESOURCE, "Box/old");

        Change.Update update = (Change.Update) change(inbox(), present(tree("size", 7), tags));

        assertThat(update.drift().isEmpty()).isTrue();
    }

    @Test
    void anAdoptedObjectThatMatchesGetsOurTagsAndNothingElse() {
        Toys toys = inbox().living(adopting(Adoption.ADOPT));

        Change.Update update = (Change.Update) change(toys, present(tree("size", 7), HashMap.empty()));

        assertThat(update.cause()).isEqualTo(Cause.ADOPTION);
        assertThat(update.drift().isEmpty()).isTrue();
    }

    @Test
    void anAdoptionMayChangeWhatTheManifestStates() {
        Toys toys = inbox().living(adopting(Adoption.ADOPT));

        Change.Update update = (Change.Update) change(toys, present(tree("size", 3), HashMap.empty()));

        assertThat(update.drift().differences().map(Difference::path)).containsExactly("size");
    }

    @Test
    void anAdoptionNeverResetsSilentlyWhatTheManifestLeavesOut() {
        Toys toys = inbox().living(adopting(Adoption.ADOPT));

        Blocked blocked = (Blocked) change(toys, present(tree("size", 3, "retention", 9), HashMap.empty()));

        assertThat(blocked.reason()).isEqualTo(Reason.ADOPTION_WOULD_RESET);
        assertThat(blocked.message()).contains("retention 9 → 4").doesNotContain("size");
    }

    @Test
    void anAdoptionResetsWhatTheManifestLeavesOutWhenItSaysSo() {
        Toys toys = inbox().living(adopting(Adoption.ADOPT_AND_RESET));

        Change.Update update = (Change.Update) change(toys, present(tree("size", 3, "retention", 9), HashMap.empty()));

        assertThat(update.drift().differences().map(Difference::path)).containsExactlyInAnyOrder("size", "retention");
    }

    @Test
    void aStrangersObjectIsNeverReplaced() {
        Toys toys = Toys.staging().gate("front", tree("port", 8080)).living(adopting(Adoption.ADOPT_AND_RESET));

        assertThat(((Blocked) change(toys, present(tree("port", 80), HashMap.empty()))).reason())
                .isEqualTo(Reason.IMMUTABLE);
    }

    @Test
    void aSuspendedManifestIsReportedAndNotWritten() {
        Toys toys = inbox().living(suspended());

        Blocked blocked = (Blocked) change(toys, ours(inbox(), tree("size", 5)));

        assertThat(blocked.reason()).isEqualTo(Reason.SUSPENDED);
        assertThat(blocked.drift().differences().map(Difference::path)).containsExactly("size");
        assertThat(((Blocked) change(toys, new Observation.Absent())).reason()).isEqualTo(Reason.SUSPENDED);
    }

    @Test
    void aSuspendedManifestThatMatchesIsSimplyInSync() {
        assertThat(change(inbox().living(suspended()), ours(inbox(), tree("size", 7))))
                .isEqualTo(new Change.NoOp());
    }
}
