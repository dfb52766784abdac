package dev.mooring.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mooring.resource.Drift.Difference;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * A plan for programs, in the form that docs/plan-json.md promises: members are added, never renamed, removed or given
 * another meaning while {@link #VERSION} stands.
 */
public final class PlanJson {
    public static final int VERSION = 1;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PlanJson() {}

    public static ObjectNode of(Plan plan) {
        ObjectNode root = NODES.objectNode();
        root.put("version", VERSION);
        root.put("environment", plan.environment());
        root.put("revision", plan.revision());
        root.put("matches", plan.matches());
        root.set("summary", summary(plan));
        ArrayNode changes = root.putArray("changes");
        plan.told().forEach(planned -> changes.add(change(planned)));
        root.set("pruning", pruning(plan.pruning()));
        plan.closed().forEach(closed -> {
            ObjectNode node = root.putObject("closed");
            node.put("message", closed.message());
            closed.opens().forEach(at -> node.put("opens", at.toString()));
        });
        return root;
    }

    private static ObjectNode pruning(Pruning pruning) {
        ObjectNode node = NODES.objectNode();
        node.put("state", pruning.state().word());
        node.put("message", pruning.message());
        if (!pruning.digest().isEmpty()) {
            node.put("digest", pruning.digest());
        }
        return node;
    }

    private static ObjectNode summary(Plan plan) {
        Plan.Summary summary = plan.summary();
        ObjectNode node = NODES.objectNode();
        node.put("create", summary.create());
        node.put("update", summary.update());
        node.put("replace", summary.replace());
        node.put("delete", summary.delete());
        node.put("blocked", summary.blocked());
        node.put("retained", plan.changes().count(planned -> planned.change() instanceof Change.Kept));
        node.put("unchanged", plan.changes().count(planned -> planned.change() instanceof Change.NoOp));
        node.put("deployments", summary.deployments());
        return node;
    }

    private static ObjectNode change(PlannedChange planned) {
        ObjectNode node = NODES.objectNode();
        node.put("action", planned.change().verb());
        node.putObject("owner")
                .put("kind", planned.owner().kind())
                .put("name", planned.owner().name());
        node.putObject("resource")
                .put("type", planned.id().type())
                .put("scope", planned.id().scope())
                .put("name", planned.id().name());
        node.put("wave", planned.wave());
        switch (planned.change()) {
            case Change.Blocked blocked -> {
                because(node, blocked.reason(), blocked.message());
                blocked.postponed().forEach(later -> {
                    node.put("postponed", later.verb());
                    node.put("cause", later.cause().name().toLowerCase(Locale.ROOT));
                });
            }
            case Change.Kept kept -> because(node, kept.reason(), kept.message());
            default -> {
                node.put("cause", planned.change().cause().name().toLowerCase(Locale.ROOT));
                node.put("startsDeployment", planned.startsDeployment());
            }
        }
        if (planned.change() instanceof Change.Delete delete) {
            node.put("message", delete.why());
        }
        planned.note().forEach(note -> node.put("note", note));
        node.set("fields", fields(ShownFields.sent(planned)));
        ShownFields.withheld(planned).forEach(withheld -> {
            ObjectNode part = node.putObject("withheld");
            part.put("reason", withheld.reason().word());
            part.put("message", withheld.message());
            part.set("fields", fields(withheld.drift().differences()));
        });
        return node;
    }

    private static void because(ObjectNode node, Change.Reason reason, String message) {
        node.put("reason", reason.word());
        node.put("message", message);
    }

    private static ArrayNode fields(Seq<Difference> differences) {
        ArrayNode fields = NODES.arrayNode();
        differences.forEach(difference -> {
            ObjectNode node = fields.addObject();
            node.put("path", difference.path());
            put(node, "old", difference, difference.observed());
            put(node, "new", difference, difference.desired());
            node.put("knownAfterApply", ShownFields.knownAfterApply(difference));
            node.put("sensitive", difference.sensitive());
            node.put("immutable", difference.immutable());
            node.put("startsDeployment", difference.startsRollout());
        });
        return fields;
    }

    /** A side that has no value, or whose value is not to be shown or not known yet, has no member. */
    private static void put(ObjectNode node, String name, Difference difference, Option<Value> value) {
        value.filter(known -> !difference.sensitive() && known.references().isEmpty())
                .forEach(known -> node.set(name, ValueJson.of(known)));
    }
}
