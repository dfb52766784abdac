package dev.mooring.plan;

import static dev.mooring.fixture.Toys.adopting;
import static dev.mooring.fixture.Toys.app;
import static dev.mooring.fixture.Toys.box;
import static dev.mooring.fixture.Toys.gate;
import static dev.mooring.fixture.Toys.ignoring;
import static dev.mooring.fixture.Toys.suspended;
import static dev.mooring.fixture.Toys.tree;
import static dev.mooring.fixture.Toys.urlOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.fixture.Toys;
import dev.mooring.graph.DesiredGraph;
import dev.mooring.manifest.Lifecycle.Adoption;
import dev.mooring.plan.Change.Blocked;
import dev.mooring.plan.Change.Cause;
import dev.mooring.plan.Change.Reason;
import dev.mooring.plan.Memory.Setback;
import dev.mooring.resource.Actuator.Rejection;
import dev.mooring.resource.Drift.Difference;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Health;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Observation;
import dev.mooring.resource.OwnerTags;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Each test is a row of the table of decisions: what is known, what is decided, and in its name why. */
final class PlannerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Failure THROTTLED = new Failure.Throttled("toy:Describe", "ThrottlingException", "slower");
    private static final Failure REFUSED = new Failure.Terminal("toy:Update", "ValidationException", "no");

    private final Planner planner = new Planner();
    private Memory memory = Memory.EMPTY;
    private Map<ResourceId, Either<Failure, Seq<Rejection>>> rejections = HashMap.empty();

    @Test
    void whatIsNotThereIsCreated() {
        assertThat(change(inbox(), new Observation.Absent())).isEqualTo(new Change.Create(Cause.EDIT));
    }

    @Test
    void whatWasThereAndIsGoneWasDeletedBySomebody() {
        memory = memory.converged(box("inbox"), "any");

        assertThat(change(inbox(), new Observation.Absent())).isEqualTo(new Change.Create(Cause.DRIFT));
    }

    @Test
    void whatCannotBeReadIsNeverCreated() {
        Change change = change(inbox(), new Observation.Unknown(THROTTLED));

        assertBlocked(change, Reason.UNREADABLE, "toy:Describe failed: ThrottlingException: slower");
    }

    @Test
    void whatNobodyLookedAtIsUnknown() {
        Plan plan = planner.plan(inbox().graph(), new Facts(HashMap.empty(), memory, NOW));

        assertThat(plan.changes().head().change()).isInstanceOf(Blocked.class);
        assertThat(plan.writes()).isEmpty();
    }

    @Test
    void whatMatchesIsLeftAlone() {
        assertThat(change(inbox(), ours(inbox(), tree("size", 7)))).isEqualTo(new Change.NoOp());
    }

    @Test
    void aStatedDefaultIsNoDifference() {
        assertThat(change(Toys.staging().box("inbox", tree("size", 10)), ours(inbox(), tree())))
                .isEqualTo(new Change.NoOp());
    }

    @Test
    void equalContentUnderAnotherDigestIsLeftAlone() {
        assertThat(change(inbox(), ours("computed-by-an-older-mooring", tree("size", 7))))
                .isEqualTo(new Change.NoOp());
    }

    @Test
    void whenGitMovedTheCauseIsAnEdit() {
        Change.Update update = (Change.Update) change(inbox(), ours("of-before", tree("size", 5)));

        assertThat(update.cause()).isEqualTo(Cause.EDIT);
        assertThat(update.drift().differences().map(Difference::path)).containsExactly("size");
        assertThat(update.withheld()).isEmpty();
    }

    @Test
    void whenGitStoodStillSomebodyChangedAws() {
        Change.Update update = (Change.Update) change(inbox(), ours(inbox(), tree("size", 5)));

        assertThat(update.cause()).isEqualTo(Cause.DRIFT);
    }

    @Test
    void whenThisProcessSawItConvergedSomebodyChangedAws() {
        memory = memory.converged(box("inbox"), digest(inbox(), box("inbox")));

        Change.Update update = (Change.Update) change(inbox(), ours("lost", tree("size", 5)));

        assertThat(update.cause()).isEqualTo(Cause.DRIFT);
    }

    @Test
    void aFieldThatTheSpecLeavesOutGoesBackToItsDefault() {
        Change.Update update =
                (Change.Update) change(Toys.staging().box("inbox", tree()), ours(inbox(), tree("size", 99)));

        assertThat(update.drift().differences().map(Difference::desired)).containsExactly(Option.some(Value.of(10)));
    }

    @Test
    void anIgnoredFieldIsLeftToItsOtherOwner() {
        Toys toys = Toys.staging().box("inbox", tree("size", 7)).living(ignoring("size"));

        assertThat(change(toys, ours(inbox(), tree("size", 5)))).isEqualTo(new Change.NoOp());
    }

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

    @Test
    void anImmutableFieldOfAReplaceableTypeReplacesTheObject() {
        Toys toys = Toys.staging().gate("front", tree("port", 8080));

        assertThat(change(toys, ours(toys, tree("port", 80)))).isInstanceOf(Change.Replace.class);
    }

    @Test
    void anImmutableFieldOfAnyOtherTypeIsForAPersonToDecide() {
        Toys toys = Toys.staging().box("inbox", tree("fifo", true));

        Blocked blocked = (Blocked) change(toys, ours(toys, tree()));

        assertThat(blocked.reason()).isEqualTo(Reason.IMMUTABLE);
        assertThat(blocked.message()).startsWith("AWS cannot change fifo in place");
    }

    @Test
    void aValueThatWasJustSentMayStillReadBackAsTheOldOne() {
        Toys toys = Toys.staging().box("inbox", tree("retention", 9));
        memory = memory.sent(box("inbox"), digest(toys, box("inbox")), NOW.minusSeconds(59));

        assertThat(((Blocked) change(toys, ours(toys, tree()))).reason()).isEqualTo(Reason.SETTLING);
    }

    @Test
    void anotherProcessesWriteSettlesTooWhereAwsTellsItsTime() {
        Toys toys = Toys.staging().box("inbox", tree("retention", 9));
        Observation.Present live = ours(toys, tree());

        assertThat(((Blocked) change(toys, changed(live, NOW.minusSeconds(59)))).reason())
                .isEqualTo(Reason.SETTLING);
        assertThat(change(toys, changed(live, NOW.minusSeconds(60)))).isInstanceOf(Change.Update.class);
    }

    @Test
    void anEditDoesNotWaitForAnEarlierOneToSettle() {
        Toys toys = Toys.staging().box("inbox", tree("retention", 9));
        memory = memory.sent(box("inbox"), "of-the-edit-before", NOW.minusSeconds(1));

        assertThat(change(toys, changed(ours("of-the-edit-before", tree("retention", 8)), NOW.minusSeconds(1))))
                .isInstanceOf(Change.Update.class);
    }

    @Test
    void whatAwsHasShownSinceIsChangedBySomebodyAndDoesNotSettle() {
        Toys toys = Toys.staging().box("inbox", tree("retention", 9));
        memory = memory.sent(box("inbox"), digest(toys, box("inbox")), NOW.minusSeconds(2))
                .converged(box("inbox"), digest(toys, box("inbox")));

        assertThat(change(toys, changed(ours(toys, tree()), NOW.minusSeconds(1))))
                .isInstanceOf(Change.Update.class);
    }

    @Test
    void whatSettlesDoesNotHoldBackWhatDoesNot() {
        Toys toys = Toys.staging().box("inbox", tree("retention", 9, "size", 7));
        memory = memory.sent(box("inbox"), digest(toys, box("inbox")), NOW.minusSeconds(1));

        Change.Update update = (Change.Update) change(toys, ours(toys, tree()));

        assertThat(update.drift().differences().map(Difference::path)).containsExactly("size");
        assertThat(update.withheld().map(Change.Withheld::reason)).containsExactly(Reason.SETTLING);
    }

    @Test
    void aRolloutIsAskedAboutBeforeItIsPlanned() {
        Toys toys = orders("v2");
        Facts facts = facts(HashMap.of(app("orders"), ours("before", tree("image", "v1"))));

        assertThat(planner.questions(planner.plan(toys.graph(), facts), facts)).containsExactly(app("orders"));
    }

    @Test
    void whatStartsNoRolloutIsNotAskedAbout() {
        Toys toys = Toys.staging().app("orders", tree("image", "v1", "count", 3));
        Facts facts = facts(HashMap.of(app("orders"), ours("before", tree("image", "v1"))));

        assertThat(planner.questions(planner.plan(toys.graph(), facts), facts)).isEmpty();
    }

    @Test
    void whatAwsRolledBackIsNotSentAgain() {
        rejected(tree("image", "v2"));

        assertBlocked(
                change(orders("v2"), ours("before", tree("image", "v1"))), Reason.ROLLED_BACK, "tasks failed to start");
    }

    @Test
    void anotherStateThanTheOneRolledBackIsSent() {
        rejected(tree("image", "v2"));

        assertThat(change(orders("v3"), ours("before", tree("image", "v1")))).isInstanceOf(Change.Update.class);
    }

    @Test
    void aRollbackKeepsBackOnlyWhatStartsTheRollout() {
        rejected(tree("image", "v2", "count", 1));
        Toys toys = Toys.staging().app("orders", tree("image", "v2", "count", 3));

        Change.Update update = (Change.Update) change(toys, ours("before", tree("image", "v1")));

        assertThat(update.drift().differences().map(Difference::path)).containsExactly("count");
        assertThat(update.withheld().map(Change.Withheld::reason)).containsExactly(Reason.ROLLED_BACK);
    }

    @Test
    void aPersonMaySendARolledBackStateAgain() {
        rejected(tree("image", "v2"));
        memory = memory.retry(app("orders"));

        assertThat(change(orders("v2"), ours("before", tree("image", "v1")))).isInstanceOf(Change.Update.class);
    }

    @Test
    void aRolloutIsNotStartedWhileItsHistoryCannotBeRead() {
        rejections = HashMap.of(app("orders"), Either.left(THROTTLED));

        assertThat(((Blocked) change(orders("v2"), ours("before", tree("image", "v1")))).reason())
                .isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void aFailureThatPassesIsTriedAgainWhenItsTimeHasCome() {
        Toys toys = inbox();
        String digest = digest(toys, box("inbox"));
        memory = memory.failed(
                box("inbox"), new Setback(digest, "create", THROTTLED, 1, Option.some(NOW.plusSeconds(1))));
        assertThat(((Blocked) change(toys, new Observation.Absent())).reason()).isEqualTo(Reason.BACKING_OFF);

        memory = memory.failed(box("inbox"), new Setback(digest, "create", THROTTLED, 1, Option.some(NOW)));
        assertThat(change(toys, new Observation.Absent())).isInstanceOf(Change.Create.class);
    }

    @Test
    void aRefusalWaitsForAnotherSpec() {
        Toys toys = inbox();
        memory = memory.failed(
                box("inbox"), new Setback(digest(toys, box("inbox")), "create", REFUSED, 1, Option.none()));

        assertBlocked(
                change(toys, new Observation.Absent()),
                Reason.REFUSED,
                "toy:Update failed: ValidationException: no; tried again when git changes or somebody asks for a retry");
        assertThat(change(Toys.staging().box("inbox", tree("size", 8)), new Observation.Absent()))
                .isInstanceOf(Change.Create.class);
    }

    @Test
    void aRefusalOfOneActionDoesNotForbidAnother() {
        Toys toys = inbox();
        memory = memory.failed(
                box("inbox"), new Setback(digest(toys, box("inbox")), "create", REFUSED, 1, Option.none()));

        assertThat(change(toys, ours(toys, tree("size", 5)))).isInstanceOf(Change.Update.class);
    }

    @Test
    void aReferenceIsKnownAfterItsTargetIsMade() {
        Toys toys = Toys.staging().box("inbox", tree()).app("orders", tree("environment", tree("URL", urlOf("inbox"))));

        Plan plan =
                plan(toys, HashMap.of(box("inbox"), new Observation.Absent(), app("orders"), new Observation.Absent()));

        assertThat(plan.changes().map(PlannedChange::change))
                .containsExactly(new Change.Create(Cause.EDIT), new Change.Create(Cause.EDIT));
        assertThat(plan.changes().last().desired().references()).hasSize(1);
        assertThat(plan.changes().map(PlannedChange::wave)).containsExactly(0, 1);
    }

    @Test
    void aReferenceToWhatIsInPlaceIsResolved() {
        Toys toys = Toys.staging().box("inbox", tree()).app("orders", tree("environment", tree("URL", urlOf("inbox"))));
        Observation live = ours(Toys.staging().box("inbox", tree()), tree());

        Plan plan = plan(toys, HashMap.of(box("inbox"), live, app("orders"), new Observation.Absent()));

        assertThat(plan.changes().last().desired()).isEqualTo(tree("environment", tree("URL", "url-of-it")));
    }

    @Test
    void whatNeedsAnUnreadableObjectWaits() {
        Toys toys = Toys.staging().box("inbox", tree()).app("orders", tree("environment", tree("URL", urlOf("inbox"))));

        Plan plan = plan(
                toys,
                HashMap.of(box("inbox"), new Observation.Unknown(THROTTLED), app("orders"), new Observation.Absent()));

        assertBlocked(
                plan.changes().last().change(),
                Reason.DEPENDENCY,
                "waits: Box/inbox (toy/box inbox) is blocked: toy:Describe failed: ThrottlingException: slower");
    }

    @Test
    void aStrangersObjectIsNeverReferredTo() {
        Toys toys = Toys.staging().box("inbox", tree()).app("orders", tree("environment", tree("URL", urlOf("inbox"))));

        Plan plan = plan(
                toys,
                HashMap.of(box("inbox"), present(tree(), HashMap.empty()), app("orders"), new Observation.Absent()));

        assertThat(((Blocked) plan.changes().last().change()).reason()).isEqualTo(Reason.DEPENDENCY);
    }

    @Test
    void whatNeedsNothingWrittenWaitsForNobody() {
        Toys toys = Toys.staging().gate("front", tree()).app("orders", tree("image", "v1"), gate("front"));
        Observation live = ours("any", tree("image", "v1"), "App/orders");

        Plan plan = plan(toys, HashMap.of(gate("front"), new Observation.Unknown(THROTTLED), app("orders"), live));

        assertThat(plan.changes().last().change()).isEqualTo(new Change.NoOp());
    }

    @Test
    void whatIsInPlaceThoughItsUpdateIsHeldBackDoesNotHoldBackOthers() {
        Toys toys = Toys.staging()
                .box("inbox", tree("size", 7))
                .living(suspended())
                .app("orders", tree("environment", tree("URL", urlOf("inbox"))));

        Plan plan = plan(
                toys, HashMap.of(box("inbox"), ours("any", tree("size", 5)), app("orders"), new Observation.Absent()));

        assertThat(plan.changes().last().change()).isInstanceOf(Change.Create.class);
    }

    @Test
    void aReferenceToWhatIsReplacedIsKnownAfterApply() {
        Toys toys = Toys.staging()
                .gate("front", tree("port", 8080))
                .app("orders", tree("gate", dev.mooring.fixture.Toys.arnOf("Gate", "front")));
        Observation gate = ours("any", tree("port", 80), "Gate/front");
        Observation live = ours("any", tree("gate", "arn-of-it"), "App/orders");

        Plan plan = plan(toys, HashMap.of(gate("front"), gate, app("orders"), live));

        assertThat(plan.changes().last().desired().references()).hasSize(1);
        assertThat(plan.changes().last().startsDeployment()).isTrue();
    }

    @Test
    void theSummaryCountsEachSortAndTheDeployments() {
        Toys toys = Toys.staging()
                .box("a", tree())
                .box("b", tree("size", 3))
                .gate("c", tree("port", 8080))
                .app("d", tree("image", "v2"))
                .app("e", tree())
                .box("f", tree());

        Plan plan = plan(
                toys,
                HashMap.of(
                        box("a"),
                        new Observation.Absent(),
                        box("b"),
                        ours("any", tree("size", 4), "Box/b"),
                        gate("c"),
                        ours("any", tree("port", 80), "Gate/c"),
                        app("d"),
                        ours("any", tree("image", "v1"), "App/d"),
                        app("e"),
                        new Observation.Absent(),
                        box("f"),
                        new Observation.Unknown(THROTTLED)));

        assertThat(plan.summary()).isEqualTo(new Plan.Summary(2, 2, 1, 0, 1, 2));
        assertThat(plan.matches()).isFalse();
    }

    private static Toys inbox() {
        return Toys.staging().box("inbox", tree("size", 7));
    }

    private static Toys orders(String image) {
        return Toys.staging().app("orders", tree("image", image));
    }

    private void rejected(Value.Tree tree) {
        rejections = HashMap.of(app("orders"), Either.right(Vector.of(new Rejection(tree, "tasks failed to start"))));
    }

    private Change change(Toys toys, Observation observation) {
        DesiredGraph graph = toys.graph();
        return plan(toys, HashMap.of(graph.resources().head()._1, observation))
                .changes()
                .head()
                .change();
    }

    private Plan plan(Toys toys, Map<ResourceId, ? extends Observation> observations) {
        return planner.plan(toys.graph(), facts(observations));
    }

    private Facts facts(Map<ResourceId, ? extends Observation> observations) {
        return new Facts(observations.mapValues(observation -> observation), Inventory.NONE, rejections, memory, NOW);
    }

    private static String digest(Toys toys, ResourceId id) {
        return toys.graph().digests().get(id).get();
    }

    /** Live as {@code toys} says that it was written, with another tree since. */
    private static Observation.Present ours(Toys toys, Value.Tree live) {
        DesiredGraph graph = toys.graph();
        var only = graph.resources().head()._2;
        return ours(digest(toys, only.id()), live, only.owner().toString());
    }

    private static Observation.Present ours(String digest, Value.Tree live) {
        return ours(digest, live, live.get("image").isDefined() ? "App/orders" : "Box/inbox");
    }

    private static Observation.Present ours(String digest, Value.Tree live, String owner) {
        return present(live, new OwnerTags("staging", ManifestId.read(owner).get(), digest, "before").asMap());
    }

    private static Observation.Present present(Value.Tree live, Map<String, String> tags) {
        return new Observation.Present(
                live, HashMap.of("arn", "arn-of-it", "url", "url-of-it"), tags, Option.none(), Health.READY);
    }

    private static Observation.Present changed(Observation.Present live, Instant at) {
        return new Observation.Present(live.tree(), live.attributes(), live.tags(), Option.some(at), live.health());
    }

    private static void assertBlocked(Change change, Reason reason, String message) {
        assertThat(change).isInstanceOf(Blocked.class);
        assertThat(((Blocked) change).reason()).isEqualTo(reason);
        assertThat(((Blocked) change).message()).isEqualTo(message);
    }
}
