package dev.mooring.graph;

import static dev.mooring.fixture.Toys.app;
import static dev.mooring.fixture.Toys.appId;
import static dev.mooring.fixture.Toys.arnOf;
import static dev.mooring.fixture.Toys.box;
import static dev.mooring.fixture.Toys.boxId;
import static dev.mooring.fixture.Toys.gate;
import static dev.mooring.fixture.Toys.inWave;
import static dev.mooring.fixture.Toys.manifest;
import static dev.mooring.fixture.Toys.position;
import static dev.mooring.fixture.Toys.tree;
import static dev.mooring.fixture.Toys.urlOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.fixture.Toys;
import dev.mooring.fixture.Toys.Toy;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Problem;
import dev.mooring.resource.Desired;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Reference;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DesiredGraphTest {

    @Test
    void whatNeedsNothingComesFirst() {
        DesiredGraph graph = Toys.staging()
                .app("orders", tree("environment", tree("URL", urlOf("inbox"))), gate("front"))
                .gate("front", tree())
                .box("inbox", tree("overflow", arnOf("Box", "dead")))
                .box("dead", tree())
                .graph();

        assertThat(waves(graph))
                .containsExactly(List.of(box("dead"), gate("front")), List.of(box("inbox")), List.of(app("orders")));
        assertThat(graph.needs().get(app("orders")).get()).containsExactlyInAnyOrder(box("inbox"), gate("front"));
    }

    @Test
    void anAnnotationMovesAManifestToALaterWaveAndWhatNeedsItToo() {
        DesiredGraph graph = Toys.staging()
                .box("alone", tree())
                .box("late", tree())
                .living(inWave(2))
                .app("orders", tree("environment", tree("URL", urlOf("late"))))
                .graph();

        assertThat(waves(graph)).containsExactly(List.of(box("alone")), List.of(box("late")), List.of(app("orders")));
    }

    @Test
    void anAnnotationNeverMovesAManifestBeforeWhatItNeeds() {
        DesiredGraph graph = Toys.staging()
                .box("inbox", tree())
                .box("other", tree())
                .app("orders", tree("environment", tree("URL", urlOf("inbox"))))
                .living(inWave(-5))
                .graph();

        assertThat(waves(graph)).containsExactly(List.of(box("inbox"), box("other")), List.of(app("orders")));
    }

    @Test
    void aMissingTargetIsNamedWithTheNearestThatExists() {
        assertThat(problems(Toys.staging()
                        .box("inbox", tree())
                        .app("orders", tree("environment", tree("URL", urlOf("inbxo"))))))
                .containsExactly(new Problem(
                        position(appId("orders"), 10),
                        "there is no Box \"inbxo\" in staging; did you mean \"inbox\"?"));
    }

    @Test
    void anUnknownAttributeIsNamedWithThoseThatExist() {
        Value ref = new Value.Ref(Reference.to(boxId("inbox"), "uri"));

        assertThat(problems(Toys.staging().box("inbox", tree()).app("orders", tree("environment", tree("URL", ref)))))
                .containsExactly(new Problem(
                        position(appId("orders"), 10),
                        "Box/inbox has no attribute \"uri\"; it has arn, url; did you mean \"url\"?"));
    }

    @Test
    void allProblemsAreToldAtOnceInTheOrderOfTheirPositions() {
        ManifestId id = appId("orders");
        Problem own = new Problem(position(id, 1), "too many words");
        Manifest<Toy> bare = manifest(id);
        Manifest<Toy> bad = new Manifest<>(
                id,
                bare.labels(),
                bare.lifecycle(),
                new Toy(
                        Vector.of(new Desired(
                                app("orders"),
                                Toys.APP,
                                id,
                                tree("gate", arnOf("Gate", "front"), "environment", tree("URL", urlOf("inbox"))),
                                HashSet.empty())),
                        Vector.empty(),
                        Vector.of(own)),
                bare.where());

        assertThat(problems(Toys.staging().with(bad)))
                .extracting(Problem::toString)
                .containsExactly(
                        "orders.yaml:1:5: too many words",
                        "orders.yaml:3:5: there is no Box \"inbox\" in staging",
                        "orders.yaml:3:5: there is no Gate \"front\" in staging");
    }

    @Test
    void aCircleIsToldAsThePathAroundIt() {
        assertThat(problems(Toys.staging()
                        .box("a", tree("overflow", arnOf("Box", "b")))
                        .box("b", tree("overflow", arnOf("Box", "c")))
                        .box("c", tree("overflow", arnOf("Box", "a")))
                        .app("outside", tree("environment", tree("URL", urlOf("a"))))))
                .containsExactly(new Problem(
                        position(boxId("a"), 10),
                        "these need each other, so none can come first: Box/a → Box/b (a.yaml:10:5) → Box/c "
                                + "(b.yaml:10:5) → Box/a (c.yaml:10:5)"));
    }

    @Test
    void aManifestThatNeedsItselfIsACircle() {
        assertThat(problems(Toys.staging().box("a", tree("overflow", arnOf("Box", "a")))))
                .extracting(Problem::message)
                .containsExactly("these need each other, so none can come first: Box/a → Box/a (a.yaml:10:5)");
    }

    @Test
    void twoCirclesAreTwoProblems() {
        assertThat(problems(Toys.staging()
                        .box("a", tree("overflow", arnOf("Box", "b")))
                        .box("b", tree("overflow", arnOf("Box", "a")))
                        .box("c", tree("overflow", arnOf("Box", "d")))
                        .box("d", tree("overflow", arnOf("Box", "c")))))
                .extracting(Problem::position)
                .containsExactly(position(boxId("a"), 10), position(boxId("c"), 10));
    }

    @Test
    void anObjectThatTwoManifestsClaimIsNamedInBothPlaces() {
        ResourceId shared = gate("100");
        Toys toys = Toys.staging()
                .with(
                        manifest(appId("billing")),
                        Vector.of(new Desired(shared, Toys.GATE, appId("billing"), tree(), HashSet.empty())))
                .with(
                        manifest(appId("orders")),
                        Vector.of(new Desired(shared, Toys.GATE, appId("orders"), tree(), HashSet.empty())));

        assertThat(problems(toys))
                .containsExactly(new Problem(
                        position(appId("orders"), 3),
                        "App/orders claims toy/gate 100, which App/billing claims too at billing.yaml:3:5; "
                                + "give one of them another name"));
    }

    @Test
    void aNeedThatNoManifestDeclaresIsAProblem() {
        assertThat(problems(Toys.staging().app("orders", tree(), gate("nowhere"))))
                .extracting(Problem::message)
                .containsExactly("App/orders needs toy/gate nowhere, which no manifest declares");
    }

    @Test
    void aChainOfThousandsIsOrderedWithoutDeepRecursion() {
        Toys toys = Toys.staging().box("n0", tree());
        Vector<Manifest<Toy>> chain = Vector.range(1, 5_000)
                .map(n -> Toys.staging()
                        .box("n" + n, tree("overflow", arnOf("Box", "n" + (n - 1))))
                        .manifests()
                        .head());
        DesiredGraph graph = new Toys(toys.environment(), toys.manifests().appendAll(chain), "r1").graph();

        assertThat(graph.waves()).hasSize(5_000);
    }

    private static Seq<Problem> problems(Toys toys) {
        return toys.check().getError();
    }

    private static List<List<ResourceId>> waves(DesiredGraph graph) {
        return graph.waves().map(wave -> wave.map(Desired::id).toJavaList()).toJavaList();
    }
}
