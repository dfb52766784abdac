package dev.mooring.kinds.service.actuator;

import dev.mooring.kinds.service.ServiceTrees;
import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * How a rule's forward divides requests where git leaves that to ECS. ModifyRule takes an action as a whole, and a group
 * without a weight would get a share of its own: so each keeps the one it has, and a newcomer starts with none.
 */
final class ForwardWeights {
    private static final String ACTIONS = "Actions";
    private static final String FORWARD = "ForwardConfig";
    private static final String GROUPS = "TargetGroups";
    private static final String WEIGHT = "Weight";
    private static final Value NONE = Value.of(0);
    private static final Value ALL = Value.of(100);

    private ForwardWeights() {}

    /**
     * The rule with a weight at every group.
     *
     * @param live the rule as it is; empty where there is none
     */
    static Value.Tree complete(Value.Tree rule, Value.Tree live) {
        Map<Value, Value> weights = HashMap.ofEntries(trees(live, ACTIONS)
                .flatMap(ForwardWeights::groups)
                .filter(group -> group.get(WEIGHT).isDefined())
                .map(group -> Tuple.of(
                        group.get("TargetGroupArn").get(), group.get(WEIGHT).get())));
        return rule.get(ACTIONS).isEmpty()
                ? rule
                : rule.with(ACTIONS, Value.list(trees(rule, ACTIONS).map(action -> weighed(action, weights))));
    }

    private static Value.Tree weighed(Value.Tree action, Map<Value, Value> live) {
        Vector<Value.Tree> groups = groups(action);
        if (groups.forAll(group -> group.get(WEIGHT).isDefined())) {
            return action;
        }
        Vector<Value.Tree> weighed = groups.map(group -> group.get(WEIGHT).isDefined()
                ? group
                : group.with(
                        WEIGHT, group.get("TargetGroupArn").flatMap(live::get).getOrElse(NONE)));
        boolean nowhere = weighed.forAll(group -> group.get(WEIGHT).contains(NONE));
        Vector<Value.Tree> somewhere = nowhere ? weighed.update(0, group -> group.with(WEIGHT, ALL)) : weighed;
        Value.Tree forward = (Value.Tree) action.get(FORWARD).get();
        return action.with(FORWARD, forward.with(GROUPS, Value.list(somewhere)));
    }

    /** The ARNs of the groups that a rule forwards to. */
    static Seq<String> groupArns(Value.Tree rule) {
        return trees(rule, ACTIONS).flatMap(ForwardWeights::groups).flatMap(group -> group.text("TargetGroupArn"));
    }

    private static Vector<Value.Tree> groups(Value.Tree action) {
        return action.get(FORWARD)
                .filter(Value.Tree.class::isInstance)
                .toVector()
                .flatMap(forward -> trees((Value.Tree) forward, GROUPS));
    }

    private static Vector<Value.Tree> trees(Value.Tree tree, String member) {
        return Vector.ofAll(ServiceTrees.trees(tree, member));
    }
}
