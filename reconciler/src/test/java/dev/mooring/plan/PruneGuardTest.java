package dev.mooring.plan;

import static dev.mooring.fixture.Toys.app;
import static dev.mooring.fixture.Toys.box;
import static dev.mooring.fixture.Toys.gate;
import static dev.mooring.fixture.Toys.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.fixture.ToyAws;
import dev.mooring.fixture.Toys;
import dev.mooring.plan.Memory.Setback;
import dev.mooring.plan.Pruning.State;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Observation;
import dev.mooring.resource.OwnerTags;
import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** When what left git may be deleted; each test a row, with its reason in its name. */
final class PruneGuardTest {
    private static final Failure THROTTLED = new Failure.Throttled("toy:List", "ThrottlingException", "slower");

    /** Nothing but two boxes in git and in AWS. */
    private static Orphans boxes() {
        return Orphans.beside(Toys.staging().box("a", tree()).box("b", tree()));
    }

    @Test
    void whatLeftGitGoesInTheReverseOfTheOrderInWhichItIsMade() {
        assertThat(boxes().gone(box("x"), "Box/x", false)
                        .gone(app("x"), "App/x", false)
                        .gone(gate("x"), "App/x", false)
                        .decisions())
                .containsExactly("delete toy/app x", "delete toy/gate x", "delete toy/box x");
    }

    @Test
    void whatIsAStrangersOrNobodysIsNotEvenNamed() {
        assertThat(boxes().tagged(box("x"), HashMap.empty())
                        .tagged(box("y"), ToyAws.tagsOf("production", "Box/y"))
                        .decisions())
                .isEmpty();
    }

    @Test
    void ourEnvironmentsTagAloneMakesNothingOurs() {
        assertThat(boxes().tagged(box("x"), HashMap.of(OwnerTags.ENVIRONMENT, "staging", "team", "checkout"))
                        .tagged(box("y"), HashMap.of(OwnerTags.ENVIRONMENT, "staging", OwnerTags.RESOURCE, "garbled"))
                        .decisions())
                .isEmpty();
    }

    @Test
    void aGhostOfTheInventoryIsNotDeleted() {
        assertThat(boxes().seeing(box("x"), new Observation.Absent()).decisions())
                .isEmpty();
    }

    @Test
    void whatIsRetainedStays() {
        Orphans orphans = boxes().gone(box("x"), "Box/x", true);

        assertThat(orphans.decisions()).containsExactly("Retained toy/box x");
        assertThat(orphans.plan().matches()).isTrue();
    }

    @Test
    void whatNoPolicyIsKnownOfStays() {
        assertThat(boxes().tagged(box("x"), ToyAws.tagsOf("staging", "Box/x")).decisions())
                .containsExactly("Retained toy/box x");
    }

    @Test
    void aSuspendedManifestsObjectsStay() {
        Toys toys = Toys.staging().box("a", tree()).box("b", tree()).living(Toys.suspended());

        assertThat(Orphans.beside(toys).gone(gate("old"), "Box/b", false).decisions())
                .containsExactly("Suspended toy/gate old");
    }

    @Test
    void nothingGoesWhileAnythingIsUnreadable() {
        Orphans orphans = boxes().gone(box("x"), "Box/x", false).seeing(box("a"), new Observation.Unknown(THROTTLED));

        assertThat(orphans.decisions()).containsExactly("PruneIncomplete toy/box x");
        assertThat(orphans.plan().pruning().message())
                .isEqualTo("nothing is deleted in this pass: toy/box a could not be read: toy:List failed:"
                        + " ThrottlingException");
    }

    @Test
    void nothingGoesWhileACandidateIsUnreadable() {
        assertThat(boxes().gone(box("x"), "Box/x", false)
                        .seeing(box("y"), new Observation.Unknown(THROTTLED))
                        .decisions())
                .containsExactly("PruneIncomplete toy/box x");
    }

    @Test
    void nothingGoesWhileAnyTypeCannotBeListed() {
        assertThat(boxes().gone(box("x"), "Box/x", false)
                        .unlisted(Toys.APP, THROTTLED)
                        .decisions())
                .containsExactly("PruneIncomplete toy/box x");
    }

    @Test
    void nothingGoesWhileTheNewestSpecsAreBad() {
        Orphans orphans =
                boxes().gone(box("x"), "Box/x", false).in(graph -> graph.incomplete("the specs have problems"));

        assertThat(orphans.decisions()).containsExactly("PruneIncomplete toy/box x");
        assertThat(orphans.plan().pruning().isHeld()).isTrue();
    }

    @Test
    void anEmptiedFolderDeletesNothing() {
        Orphans orphans = Orphans.beside(Toys.staging()).gone(box("x"), "Box/x", false);

        assertThat(orphans.decisions()).containsExactly("PruneEverything toy/box x");
        assertThat(orphans.plan().pruning().state()).isEqualTo(State.EVERYTHING);
    }

    @Test
    void nothingGoesBeforeAnythingThatGitWantsIsThere() {
        assertThat(Orphans.beside(Toys.staging().box("new", tree()))
                        .seeing(box("new"), new Observation.Absent())
                        .gone(box("old"), "Box/old", false)
                        .decisions())
                .containsExactly("PruneEverything toy/box old");
    }

    @Test
    void aConfirmationDoesNotEmptyAnEnvironment() {
        Orphans orphans = Orphans.beside(Toys.staging()).pruning(true, 0, 0).gone(box("x"), "Box/x", false);

        assertThat(orphans.remembering(memory -> memory.consenting(Consent.NONE.confirming("")))
                        .decisions())
                .containsExactly("PruneEverything toy/box x");
    }

    @Test
    void anEnvironmentThatPrunesNothingOnlyReports() {
        Orphans orphans = boxes().pruning(false, 5, 100).gone(box("x"), "Box/x", false);

        assertThat(orphans.decisions()).containsExactly("PruneDisabled toy/box x");
        assertThat(orphans.plan().matches()).isTrue();
    }

    @Test
    void whatAManifestHasNoMoreGoesWhenTheManifestIsInPlace() {
        Orphans moving = boxes().gone(gate("old"), "Box/a", false);

        assertThat(moving.decisions()).containsExactly("delete toy/gate old");
        assertThat(moving.seeing(box("a"), new Observation.Absent()).decisions())
                .containsExactly("Dependency toy/gate old");
    }

    @Test
    void whatIsMadeFirstStaysWhileWhatIsMadeAfterItCannotGo() {
        Failure denied = new Failure.Denied("toy:Delete", "AccessDenied", "no");
        Orphans orphans = boxes().gone(app("x"), "App/x", false)
                .gone(gate("x"), "App/x", false)
                .gone(gate("y"), "Gate/y", false);

        assertThat(orphans.remembering(memory -> memory.failed(
                                app("x"), new Setback(orphans.graph().revision(), "delete", denied, 1, Option.none())))
                        .decisions())
                .containsExactly("Refused toy/app x", "Dependency toy/gate x", "delete toy/gate y");
    }

    @Test
    void aRefusedDeletionIsTriedAgainWhenGitMoves() {
        Failure denied = new Failure.Denied("toy:Delete", "AccessDenied", "no");

        assertThat(boxes().gone(box("x"), "Box/x", false)
                        .remembering(memory -> memory.failed(
                                box("x"), new Setback("an-older-revision", "delete", denied, 1, Option.none())))
                        .decisions())
                .containsExactly("delete toy/box x");
    }

    @Test
    void theDigestIsOfTheVeryObjects() {
        Orphans held = boxes().pruning(true, 0, 100).gone(box("x"), "Box/x", false);
        String digest = held.plan().pruning().digest();

        assertThat(digest).matches("[0-9a-f]{12}");
        assertThat(held.plan().pruning().digest()).isEqualTo(digest);
        assertThat(Vector.of(
                                held.gone(box("y"), "Box/y", false),
                                boxes().pruning(true, 0, 100).gone(box("y"), "Box/y", false),
                                boxes().pruning(true, 0, 100).gone(app("x"), "App/x", false))
                        .map(other -> other.plan().pruning().digest()))
                .doesNotContain(digest)
                .doesNotHaveDuplicates();
    }
}
