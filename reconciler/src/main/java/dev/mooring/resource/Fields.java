package dev.mooring.resource;

import io.vavr.Lazy;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * How each field of one resource type behaves: a table whose every line is a fact about AWS. Both sides of a comparison
 * pass through the same table, so what it says cannot be drift.
 *
 * <p>Paths are AWS's member names joined by dots; {@code name[]} goes into each item of a list and {@code name{}} into each
 * value of a map: {@code containerDefinitions[].portMappings[].protocol}; a key of a map that is no plain word stands in
 * braces, {@code attributes{stickiness.enabled}}. A member that no line names is <em>unmanaged</em>: compared where git
 * states it, ignored where not. Every line but {@link #unmanaged} and
 * {@link #readOnly} makes the member managed: where git leaves it out it is at its default, which is absence (equal to an
 * empty list, map or structure) unless a line says otherwise.
 */
public final class Fields {

    /** One line of the table. */
    public sealed interface Rule {
        String path();

        /** Left out means {@code value}; with {@code when}, only while the named sibling of the path's owner has that value. */
        record Default(String path, Value value, Seq<Condition> when) implements Rule {}

        /** Managed, and absent unless git states it. */
        record Absent(String path) implements Rule {}

        /** A list whose items are told apart by these members of theirs; order means nothing. */
        record ListMap(String path, Seq<String> keys) implements Rule {}

        /** A list in which order and repetition mean nothing. */
        record ListSet(String path) implements Rule {}

        /** A map with free keys, all of them managed. */
        record OpenMap(String path) implements Rule {}

        /** A number that AWS may write as text. */
        record Numeric(String path) implements Rule {}

        /** A boolean that AWS may write as text. */
        record Logical(String path) implements Rule {}

        /** A size that may be written with its unit, in any case: {@code 0.5 vCPU} is 512, {@code 1 GB} is 1024. */
        record Quantity(String path) implements Rule {}

        /** Text that holds a JSON document: compared as the tree that it is. */
        record Json(String path) implements Rule {}

        /** Text that holds an IAM policy: compared by meaning. */
        record PolicyDocument(String path) implements Rule {}

        /** AWS cannot change it in place. */
        record Immutable(String path, Change change) implements Rule {
            /** Which changes AWS cannot make. */
            public enum Change {
                ANY,
                /** It can be set where there is none. */
                ONCE_SET,
                /** It can be set and changed. */
                REMOVAL
            }

            /** Of what is taken away as a whole, a part may well be. */
            boolean holdsBelow() {
                return change != Change.REMOVAL;
            }

            boolean forbids(Option<Value> observed, Option<Value> desired) {
                return switch (change) {
                    case ANY -> true;
                    case ONCE_SET -> observed.isDefined();
                    case REMOVAL -> desired.isEmpty();
                };
            }
        }

        /** AWS's own report, never compared. */
        record ReadOnly(String path) implements Rule {}

        /** No certain default: compared only where git states it. */
        record Unmanaged(String path) implements Rule {}

        /** A change of it, or of anything in it, starts a deployment. */
        record StartsRollout(String path) implements Rule {}

        /** A written value may read back as the old one for this long. */
        record SettlesWithin(String path, Duration window) implements Rule {}

        /** Declared as this word, any live value is right but those that the word never means: AWS puts its own in place. */
        record ChosenByAws(String path, String word, Seq<String> never) implements Rule {}

        /** Compared like any other, and never printed: not it, nor anything in it. */
        record Sensitive(String path) implements Rule {}
    }

    /**
     * What a default depends on: that another field has this value, or any value at all. The path is from the root of the
     * tree.
     */
    public record Condition(String path, Option<Value> value) {}

    private final String type;
    private final Vector<Rule> rules;
    private final Lazy<FieldTree> compiled;

    private Fields(String type, Vector<Rule> rules) {
        this.type = type;
        this.rules = rules;
        this.compiled = Lazy.of(() -> FieldTree.of(rules));
    }

    /** An empty table for the resource type of this name. */
    public static Fields in(String type) {
        return new Fields(type, Vector.empty());
    }

    public String type() {
        return type;
    }

    public Seq<Rule> rules() {
        return rules;
    }

    /** The table in the shape of the trees, made once. */
    FieldTree compiled() {
        return compiled.get();
    }

    public Fields byDefault(String path, long value) {
        return byDefault(path, Value.of(value));
    }

    public Fields byDefault(String path, boolean value) {
        return byDefault(path, Value.of(value));
    }

    public Fields byDefault(String path, String value) {
        return byDefault(path, Value.of(value));
    }

    public Fields byDefault(String path, Value value) {
        return with(new Rule.Default(path, value, Vector.empty()));
    }

    /** A default that holds only while another field has a value; it goes before the unconditional one. */
    public Fields byDefaultWhen(String when, Value is, String path, Value value) {
        return with(new Rule.Default(path, value, Vector.of(new Condition(when, Option.some(is)))));
    }

    /** A default that holds only while all of these fields have these values; of several such lines the first goes before. */
    public Fields byDefaultWhen(Map<String, Value> all, String path, Value value) {
        return with(new Rule.Default(
                path, value, Vector.ofAll(all).map(when -> new Condition(when._1, Option.some(when._2)))));
    }

    /** A default that holds only while another field has some value. */
    public Fields byDefaultBeside(String other, String path, Value value) {
        return with(new Rule.Default(path, value, Vector.of(new Condition(other, Option.none()))));
    }

    /** Absent while another field has a value, whatever its default is otherwise; it goes before that. */
    public Fields absentWhen(String when, Value is, String path) {
        return byDefaultWhen(when, is, path, Value.Tree.EMPTY);
    }

    public Fields absentByDefault(String... paths) {
        return withEach(Rule.Absent::new, paths);
    }

    public Fields listMap(String path, String... keys) {
        return with(new Rule.ListMap(path, Vector.of(keys)));
    }

    public Fields listSet(String... paths) {
        return withEach(Rule.ListSet::new, paths);
    }

    public Fields openMap(String... paths) {
        return withEach(Rule.OpenMap::new, paths);
    }

    public Fields numeric(String... paths) {
        return withEach(Rule.Numeric::new, paths);
    }

    public Fields logical(String... paths) {
        return withEach(Rule.Logical::new, paths);
    }

    public Fields quantity(String... paths) {
        return withEach(Rule.Quantity::new, paths);
    }

    public Fields json(String... paths) {
        return withEach(Rule.Json::new, paths);
    }

    public Fields policyDocument(String... paths) {
        return withEach(Rule.PolicyDocument::new, paths);
    }

    public Fields immutable(String... paths) {
        return withEach(path -> new Rule.Immutable(path, Rule.Immutable.Change.ANY), paths);
    }

    /** Members that AWS sets where they are not set, and never changes. */
    public Fields immutableOnceSet(String... paths) {
        return withEach(path -> new Rule.Immutable(path, Rule.Immutable.Change.ONCE_SET), paths);
    }

    /** Members that AWS changes, and has no way to take away. */
    public Fields irremovable(String... paths) {
        return withEach(path -> new Rule.Immutable(path, Rule.Immutable.Change.REMOVAL), paths);
    }

    public Fields readOnly(String... paths) {
        return withEach(Rule.ReadOnly::new, paths);
    }

    public Fields unmanaged(String... paths) {
        return withEach(Rule.Unmanaged::new, paths);
    }

    public Fields startsRollout(String... paths) {
        return withEach(Rule.StartsRollout::new, paths);
    }

    public Fields settlesWithin(Duration window, String... paths) {
        return withEach(path -> new Rule.SettlesWithin(path, window), paths);
    }

    /**
     * A word for which AWS chooses the value, and reads back what it chose: {@code LATEST}.
     *
     * @param never what it does not choose, or no more
     */
    public Fields chosenByAws(String path, String word, String... never) {
        return with(new Rule.ChosenByAws(path, word, Vector.of(never)));
    }

    public Fields sensitive(String... paths) {
        return withEach(Rule.Sensitive::new, paths);
    }

    /** The table of a type that is part of this one, under {@code path}: a task definition within its service. */
    public Fields nested(String path, Fields part) {
        return new Fields(type, rules.appendAll(part.rules().map(rule -> Nesting.under(path, rule))));
    }

    private Fields withEach(java.util.function.Function<String, Rule> line, String... paths) {
        return new Fields(type, rules.appendAll(Vector.of(paths).map(line)));
    }

    private Fields with(Rule rule) {
        return new Fields(type, rules.append(rule));
    }
}
