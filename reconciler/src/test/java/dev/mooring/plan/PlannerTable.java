package dev.mooring.plan;

import static dev.mooring.fixture.Toys.app;
import static dev.mooring.fixture.Toys.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.fixture.Toys;
import dev.mooring.graph.DesiredGraph;
import dev.mooring.plan.Change.Blocked;
import dev.mooring.plan.Change.Reason;
import dev.mooring.resource.Actuator.Rejection;
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

/** What the rows of the planner's table share: what is known, and how it is asked what is decided. */
abstract class PlannerTable {
    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    static final Failure THROTTLED = new Failure.Throttled("toy:Describe", "ThrottlingException", "slower");
    static final Failure REFUSED = new Failure.Terminal("toy:Update", "ValidationException", "no");

    final Planner planner = new Planner();
    Memory memory = Memory.EMPTY;
    Map<ResourceId, Either<Failure, Seq<Rejection>>> rejections = HashMap.empty();

    static Toys inbox() {
        return Toys.staging().box("inbox", tree("size", 7));
    }

    static Toys orders(String image) {
        return Toys.staging().app("orders", tree("image", image));
    }

    void rejected(Value.Tree tree) {
        rejections = HashMap.of(app("orders"), Either.right(Vector.of(new Rejection(tree, "tasks failed to start"))));
    }

    Change change(Toys toys, Observation observation) {
        DesiredGraph graph = toys.graph();
        return plan(toys, HashMap.of(graph.resources().head()._1, observation))
                .changes()
                .head()
                .change();
    }

    Plan plan(Toys toys, Map<ResourceId, ? extends Observation> observations) {
        return planner.plan(toys.graph(), facts(observations));
    }

    Facts facts(Map<ResourceId, ? extends Observation> observations) {
        return new Facts(observations.mapValues(observation -> observation), Inventory.NONE, rejections, memory, NOW);
    }

    static String digest(Toys toys, ResourceId id) {
        return toys.graph().digests().get(id).get();
    }

    /** Live as {@code toys} says that it was written, with another tree since. */
    static Observation.Present ours(Toys toys, Value.Tree live) {
        DesiredGraph graph = toys.graph();
        var only = graph.resources().head()._2;
        return ours(digest(toys, only.id()), live, only.owner().toString());
    }

    static Observation.Present ours(String digest, Value.Tree live) {
        return ours(digest, live, live.get("image").isDefined() ? "App/orders" : "Box/inbox");
    }

    static Observation.Present ours(String digest, Value.Tree live, String owner) {
        return present(live, new OwnerTags("staging", ManifestId.read(owner).get(), digest, "before").asMap());
    }

    static Observation.Present present(Value.Tree live, Map<String, String> tags) {
        return new Observation.Present(
                live, HashMap.of("arn", "arn-of-it", "url", "url-of-it"), tags, Option.none(), Health.READY);
    }

    static Observation.Present changed(Observation.Present live, Instant at) {
        return new Observation.Present(live.tree(), live.attributes(), live.tags(), Option.some(at), live.health());
    }

    static void assertBlocked(Change change, Reason reason, String message) {
        assertThat(change).isInstanceOf(Blocked.class);
        assertThat(((Blocked) change).reason()).isEqualTo(reason);
        assertThat(((Blocked) change).message()).isEqualTo(message);
    }
}
