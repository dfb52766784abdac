package dev.mooring.resource;

import io.vavr.collection.Map;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether two IAM policy documents allow and deny the same. The order of statements, actions, principals, resources and
 * condition values means nothing, nor does one value instead of a list of one; actions and condition keys have no case; an
 * account's number is its root's ARN; {@code "*"} as a principal is {@code {"AWS": "*"}}. A statement's Sid counts only
 * where both sides have one, and the
 * language's version where it makes a difference.
 */
public final class PolicyMeaning {
    private PolicyMeaning() {}

    private static final Pattern ROOT = Pattern.compile("arn:aws[a-z-]*:iam::([0-9]{12}):root");
    /** The language's version where a policy names none. */
    private static final Value FIRST_VERSION = Value.of("2008-10-17");

    private static final Value SECOND_VERSION = Value.of("2012-10-17");

    public static boolean same(Value.Tree one, Value.Tree other) {
        if (!sameLanguage(one, other)) {
            return false;
        }
        Map<Value, Vector<String>> these = statements(one);
        Map<Value, Vector<String>> those = statements(other);
        return these.keySet().equals(those.keySet())
                && these.forAll(statement ->
                        sameNames(statement._2, those.get(statement._1).getOrElse(Vector.empty())));
    }

    /** Policy variables are all that the second version of the language adds: without them, none named means either. */
    private static boolean sameLanguage(Value.Tree one, Value.Tree other) {
        Option<Value> named = one.get("Version").orElse(other.get("Version"));
        boolean onlyOneNames =
                one.get("Version").isDefined() != other.get("Version").isDefined();
        boolean plain = !one.toString().contains("${") && !other.toString().contains("${");
        return version(one).equals(version(other)) || (onlyOneNames && plain && named.contains(SECOND_VERSION));
    }

    private static Value version(Value.Tree policy) {
        return policy.get("Version").getOrElse(FIRST_VERSION);
    }

    private static boolean sameNames(Vector<String> these, Vector<String> those) {
        boolean namedThroughout = these.nonEmpty() && !these.contains("") && those.nonEmpty() && !those.contains("");
        return !namedThroughout || these.toSet().equals(those.toSet());
    }

    /** Sids, empty where there is none, by what the statement says. */
    private static Map<Value, Vector<String>> statements(Value.Tree policy) {
        return listed(policy.get("Statement"))
                .groupBy(PolicyMeaning::meaning)
                .mapValues(same -> same.map(statement ->
                        statement instanceof Value.Tree tree ? tree.text("Sid").getOrElse("") : ""));
    }

    private static Value meaning(Value statement) {
        if (!(statement instanceof Value.Tree tree)) {
            return statement;
        }
        SortedMap<String, Value> said = TreeMap.empty();
        for (var element : tree.members()) {
            Option<Value> meaning = switch (element._1) {
                case "Sid" -> Option.none();
                case "Action", "NotAction" -> Option.some(set(element._2, text -> text.toLowerCase(Locale.ROOT)));
                case "Resource", "NotResource" -> Option.some(set(element._2, text -> text));
                case "Principal", "NotPrincipal" -> Option.some(principal(element._2));
                case "Condition" -> Option.some(condition(element._2));
                default -> Option.some(element._2);
            };
            for (Value value : meaning) {
                said = said.put(element._1, value);
            }
        }
        return new Value.Tree(said);
    }

    private static Value principal(Value value) {
        if (!(value instanceof Value.Tree tree)) {
            return Value.tree("AWS", set(value, PolicyMeaning::account));
        }
        return new Value.Tree(tree.members().mapValues(who -> set(who, PolicyMeaning::account)));
    }

    private static String account(String principal) {
        Matcher root = ROOT.matcher(principal);
        return root.matches() ? root.group(1) : principal;
    }

    private static Value condition(Value value) {
        if (!(value instanceof Value.Tree operators)) {
            return value;
        }
        return new Value.Tree(operators
                .members()
                .mapValues(keys -> keys instanceof Value.Tree tree
                        ? new Value.Tree(tree.members()
                                .map((key, values) ->
                                        io.vavr.Tuple.of(key.toLowerCase(Locale.ROOT), set(values, text -> text))))
                        : keys));
    }

    private static Value set(Value value, java.util.function.UnaryOperator<String> spelling) {
        return Value.texts(TreeSet.ofAll(listed(Option.of(value)).map(item -> spelling.apply(item.toString()))));
    }

    private static Vector<Value> listed(Option<Value> value) {
        return value.map(one -> one instanceof Value.Items list ? list.items() : Vector.of(one))
                .getOrElse(Vector.empty());
    }
}
