package dev.mooring.resource;

import dev.mooring.resource.FieldPath.Step;
import dev.mooring.resource.Fields.Condition;
import dev.mooring.resource.Fields.Rule;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * A {@link Fields} table in the shape of the trees that it speaks of, so that a walk over a tree finds each member's lines
 * beside it: a node for every path that a line names, and for those on the way there.
 *
 * @param items what the lines say about each item of the list here
 * @param values what the lines say about each value of the map here
 * @param form how the value is written
 * @param listing what order and identity mean, if it is a list
 * @param managed a line names this very member, so its absence from git means its default
 * @param absent a line says that it is absent by default, whatever defaults there are inside it
 * @param chosen a word for which AWS chooses the value
 * @param fillers the members that have a value though nobody states them
 */
record FieldTree(
        Map<String, FieldTree> members,
        Option<FieldTree> items,
        Option<FieldTree> values,
        Form form,
        Listing listing,
        boolean managed,
        boolean absent,
        boolean unmanaged,
        boolean readOnly,
        boolean openMap,
        Option<Rule.Immutable> immutable,
        boolean startsRollout,
        Duration settles,
        boolean sensitive,
        Option<Rule.ChosenByAws> chosen,
        Seq<Preset> presets,
        Seq<Filler> fillers) {

    /** A default, and what must hold for it. */
    record Preset(Value value, Seq<Guard> guards) {}

    /**
     * A condition on another field, found by going {@code up} from the owner of the default and then down {@code steps}.
     *
     * @param is the value that it must have; where there is none, any will do
     * @param unstated the defaults of that field
     */
    record Guard(int up, Seq<Step> steps, Option<Value> is, Seq<Preset> unstated) {}

    /** A member that has a default, or has members that do. */
    record Filler(String name, FieldTree field) {}

    private record Line(FieldPath path, Rule rule) {}

    /** What is said about a member that no line names. */
    static final FieldTree UNNAMED = compile(Vector.empty(), 0, Vector.empty());

    static FieldTree of(Seq<Rule> rules) {
        Vector<Line> lines = Vector.ofAll(rules).map(rule -> new Line(FieldPath.parse(rule.path()), rule));
        return compile(lines, 0, lines);
    }

    /** The lines for the member (or, in a map, the entry) of this name. */
    FieldTree member(String name) {
        return members.get(name).orElse(values).getOrElse(UNNAMED);
    }

    FieldTree item() {
        return items.getOrElse(UNNAMED);
    }

    /** Whether what is live is AWS's choice for the word that is stated. */
    boolean choseFor(Value stated, Value live) {
        return chosen.exists(
                line -> stated.equals(Value.of(line.word())) && !line.never().contains(live.toString()));
    }

    /** Whether a live value here, which git does not state, differs from what git means. */
    boolean comparedWhenUnstated() {
        return !unmanaged && (managed || items.isDefined() || values.isDefined());
    }

    private boolean fills() {
        return !readOnly && !unmanaged && (presets.nonEmpty() || (!absent && fillers.nonEmpty()));
    }

    private static FieldTree compile(Vector<Line> lines, int depth, Vector<Line> table) {
        Vector<Line> here = lines.filter(line -> line.path().length() == depth);
        Map<Step, Vector<Line>> below = lines.filter(line -> line.path().length() > depth)
                .groupBy(line -> line.path().steps().get(depth));
        Map<String, FieldTree> members = HashMap.empty();
        Vector<Filler> fillers = Vector.empty();
        Option<FieldTree> items = Option.none();
        Option<FieldTree> values = Option.none();
        for (var group : below) {
            FieldTree part = compile(group._2, depth + 1, table);
            switch (group._1) {
                case Step.Member member -> {
                    members = members.put(member.name(), part);
                    if (part.fills()) {
                        fillers = fillers.append(new Filler(member.name(), part));
                    }
                }
                case Step.EachItem ignored -> items = Option.of(part);
                case Step.EachValue ignored -> values = Option.of(part);
            }
        }
        Vector<Rule> rules = here.map(Line::rule);
        boolean readOnly = rules.exists(Rule.ReadOnly.class::isInstance);
        boolean unmanaged = rules.exists(Rule.Unmanaged.class::isInstance);
        return new FieldTree(
                members,
                items,
                values,
                form(rules),
                listing(rules),
                !readOnly && !unmanaged && rules.nonEmpty(),
                rules.exists(Rule.Absent.class::isInstance),
                unmanaged,
                readOnly,
                rules.exists(Rule.OpenMap.class::isInstance),
                rules.find(Rule.Immutable.class::isInstance).map(Rule.Immutable.class::cast),
                rules.exists(Rule.StartsRollout.class::isInstance),
                settles(rules),
                rules.exists(Rule.Sensitive.class::isInstance),
                rules.find(Rule.ChosenByAws.class::isInstance).map(Rule.ChosenByAws.class::cast),
                here.headOption()
                        .map(line -> presets(line.path(), table, List.empty()))
                        .getOrElse(Vector.empty()),
                fillers);
    }

    private static Form form(Vector<Rule> rules) {
        return rules.flatMap(rule -> switch (rule) {
                    case Rule.Numeric ignored -> Option.some(Form.NUMBER);
                    case Rule.Logical ignored -> Option.some(Form.BOOLEAN);
                    case Rule.Quantity ignored -> Option.some(Form.QUANTITY);
                    case Rule.Json ignored -> Option.some(Form.JSON);
                    case Rule.PolicyDocument ignored -> Option.some(Form.POLICY);
                    default -> Option.<Form>none();
                })
                .headOption()
                .getOrElse(Form.AS_IS);
    }

    private static Listing listing(Vector<Rule> rules) {
        return rules.flatMap(rule -> switch (rule) {
                    case Rule.ListMap line -> Option.<Listing>some(new Listing.ListMap(line.keys()));
                    case Rule.ListSet ignored -> Option.<Listing>some(new Listing.ListSet());
                    default -> Option.<Listing>none();
                })
                .headOption()
                .getOrElse(Listing.Atomic::new);
    }

    private static Duration settles(Vector<Rule> rules) {
        return rules.filter(Rule.SettlesWithin.class::isInstance)
                .map(rule -> ((Rule.SettlesWithin) rule).window())
                .max()
                .getOrElse(Duration.ZERO);
    }

    /**
     * The defaults of one path. Conditional ones go before the unconditional one, wherever the table has them.
     *
     * @param asking the paths whose defaults ask for this one's
     */
    private static Vector<Preset> presets(FieldPath path, Vector<Line> table, List<FieldPath> asking) {
        if (asking.contains(path)) {
            throw new IllegalArgumentException(
                    "the default of " + asking.head() + " depends on itself: " + asking.prepend(path));
        }
        return table.filter(line -> line.path().equals(path))
                .map(Line::rule)
                .filter(Rule.Default.class::isInstance)
                .map(Rule.Default.class::cast)
                .sortBy(line -> line.when().isEmpty() ? 1 : 0)
                .map(line -> new Preset(
                        line.value(),
                        line.when().map(condition -> guard(path.owner(), condition, table, asking.prepend(path)))));
    }

    private static Guard guard(FieldPath owner, Condition condition, Vector<Line> table, List<FieldPath> asking) {
        FieldPath subject = FieldPath.parse(condition.path());
        int shared = owner.shared(subject);
        return new Guard(
                owner.length() - shared,
                subject.steps().drop(shared),
                condition.value(),
                presets(subject, table, asking));
    }
}
