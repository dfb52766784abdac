package dev.mooring.kinds.service.actuator;

import dev.mooring.kinds.service.ListenerRuleType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;

/**
 * The one form of a rule's conditions and actions. Elastic Load Balancing takes either of two and answers with both: a
 * condition's {@code Values} or its {@code …Config}, a {@code TargetGroupArn} or a {@code ForwardConfig} of one group.
 */
public final class ListenerRuleForm {
    private static final Map<String, String> CONFIGS =
            HashMap.of("path-pattern", "PathPatternConfig", "host-header", "HostHeaderConfig");

    private ListenerRuleForm() {}

    /** The rule with the longer form alone. */
    public static Value.Tree longer(Value.Tree rule) {
        return each(each(rule, "Conditions", ListenerRuleForm::condition), "Actions", ListenerRuleForm::action);
    }

    private static Value.Tree each(Value.Tree rule, String list, UnaryOperator<Value.Tree> form) {
        return rule.get(list)
                .filter(Value.Items.class::isInstance)
                .map(items -> rule.with(
                        list,
                        Value.list(((Value.Items) items)
                                .items()
                                .map(item -> item instanceof Value.Tree tree ? form.apply(tree) : item))))
                .getOrElse(rule);
    }

    private static Value.Tree condition(Value.Tree condition) {
        Option<String> config = condition.text("Field").flatMap(CONFIGS::get);
        Option<Value> values = condition.get("Values");
        return config.filter(name -> condition.get(name).isEmpty() && values.isDefined())
                .map(name -> condition.with(name, Value.tree("Values", values.get())))
                .getOrElse(condition)
                .without("Values");
    }

    private static Value.Tree action(Value.Tree action) {
        Option<Value> group = action.get("TargetGroupArn");
        if (group.isEmpty()) {
            return action;
        }
        Value.Tree without = action.without("TargetGroupArn");
        return without.get("ForwardConfig").isDefined()
                ? without
                : without.with(
                        "ForwardConfig", ListenerRuleType.forward(group.get()).get("ForwardConfig"));
    }
}
