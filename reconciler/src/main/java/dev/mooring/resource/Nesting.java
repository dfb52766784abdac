package dev.mooring.resource;

import dev.mooring.resource.Fields.Condition;
import dev.mooring.resource.Fields.Rule;

/** Moves a table's line under a path. */
final class Nesting {
    private Nesting() {}

    static Rule under(String path, Rule rule) {
        String moved = path + "." + rule.path();
        return switch (rule) {
            case Rule.Default line ->
                new Rule.Default(
                        moved,
                        line.value(),
                        line.when().map(when -> new Condition(path + "." + when.path(), when.value())));
            case Rule.Absent line -> new Rule.Absent(moved);
            case Rule.ListMap line -> new Rule.ListMap(moved, line.keys());
            case Rule.ListSet line -> new Rule.ListSet(moved);
            case Rule.OpenMap line -> new Rule.OpenMap(moved);
            case Rule.Numeric line -> new Rule.Numeric(moved);
            case Rule.Logical line -> new Rule.Logical(moved);
            case Rule.Quantity line -> new Rule.Quantity(moved);
            case Rule.Json line -> new Rule.Json(moved);
            case Rule.PolicyDocument line -> new Rule.PolicyDocument(moved);
            case Rule.Immutable line -> new Rule.Immutable(moved, line.change());
            case Rule.ReadOnly line -> new Rule.ReadOnly(moved);
            case Rule.Unmanaged line -> new Rule.Unmanaged(moved);
            case Rule.StartsRollout line -> new Rule.StartsRollout(moved);
            case Rule.SettlesWithin line -> new Rule.SettlesWithin(moved, line.window());
            case Rule.ChosenByAws line -> new Rule.ChosenByAws(moved, line.word(), line.never());
            case Rule.Sensitive line -> new Rule.Sensitive(moved);
        };
    }
}
