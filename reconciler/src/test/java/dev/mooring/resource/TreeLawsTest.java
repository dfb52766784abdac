package dev.mooring.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold for every tree, under one table that has a line of every sort. */
final class TreeLawsTest {
    private static final Fields FIELDS = Fields.in("test/law")
            .byDefault("alpha", 1)
            .numeric("alpha", "items[].alpha")
            .byDefaultWhen("alpha", Value.of(1), "beta", Value.of("one"))
            .byDefaultWhen("beta", Value.of("one"), "gamma.delta", Value.of(true))
            .logical("gamma.delta")
            .absentByDefault("epsilon")
            .byDefault("epsilon.alpha", 3)
            .listMap("items", "alpha", "beta")
            .byDefault("items[].beta", "b")
            .byDefaultWhen("items[].alpha", Value.of(2), "items[].gamma", Value.of("two"))
            .listSet("set", "items[].set")
            .openMap("map")
            .byDefault("map{}.alpha", 5)
            .json("json")
            .policyDocument("policy")
            .quantity("delta")
            .unmanaged("zeta")
            .readOnly("eta");

    private static final String[] NAMES = {
        "alpha", "beta", "gamma", "delta", "epsilon", "items", "set", "map", "json", "policy", "zeta", "eta", "other"
    };

    @Property(tries = 200)
    void normalising_twice_is_normalising_once(@ForAll("trees") Value.Tree tree) {
        Value.Tree once = Normalizer.normalize(FIELDS, tree);

        assertThat(Normalizer.normalize(FIELDS, once)).isEqualTo(once);
    }

    @Property(tries = 200)
    void nothing_differs_from_itself(@ForAll("trees") Value.Tree tree) {
        assertThat(Differ.diff(FIELDS, tree, tree).differences()).isEmpty();
    }

    @Property(tries = 200)
    void what_was_sent_is_no_drift_when_it_is_read_back(@ForAll("trees") Value.Tree tree) {
        assertThat(Differ.diff(FIELDS, tree, Normalizer.normalize(FIELDS, tree)).differences())
                .isEmpty();
    }

    @Property(tries = 200)
    void the_order_of_a_set_and_of_a_list_map_is_no_drift(@ForAll("trees") Value.Tree tree, @ForAll Random random) {
        Value.Tree shuffled = shuffled(shuffled(tree, "items", random), "set", random);

        assertThat(Differ.diff(FIELDS, tree, shuffled).differences()).isEmpty();
    }

    @Property(tries = 200)
    void what_no_line_names_and_git_does_not_state_is_no_drift(
            @ForAll("trees") Value.Tree tree, @ForAll("values") Value value) {
        assertThat(Differ.diff(FIELDS, tree.without("other"), tree.with("other", value))
                        .differences())
                .isEmpty();
    }

    @Property(tries = 200)
    void drift_of_a_map_is_seen_from_both_sides(@ForAll("maps") Value.Tree one, @ForAll("maps") Value.Tree other) {
        Fields fields = Fields.in("test/map").openMap("all");
        Value.Tree left = Value.tree("all", one);
        Value.Tree right = Value.tree("all", other);

        assertThat(Differ.diff(fields, left, right).isEmpty())
                .isEqualTo(Differ.diff(fields, right, left).isEmpty())
                .isEqualTo(one.members()
                        .mapValues(Value::toString)
                        .equals(other.members().mapValues(Value::toString)));
    }

    @Property(tries = 200)
    void sending_what_the_comparison_wants_ends_the_drift(
            @ForAll("trees") Value.Tree desired, @ForAll("trees") Value.Tree observed) {
        Vector<String> ignored = Vector.of("alpha", "items[].gamma", "map.beta");
        Differ.Comparison first = Differ.compare(FIELDS, desired, observed, ignored);
        Value.Tree written = first.drift()
                .topLevel()
                .foldLeft(
                        observed,
                        (live, member) -> first.desired()
                                .get(member)
                                .map(value -> live.with(member, value))
                                .getOrElse(() -> live.without(member)));

        assertThat(Differ.compare(FIELDS, desired, written, ignored).drift().differences())
                .isEmpty();
    }

    @Property(tries = 200)
    void a_digest_follows_the_normal_form(@ForAll("trees") Value.Tree tree, @ForAll Random random) {
        Value.Tree shuffled = shuffled(tree, "set", random);

        assertThat(Digest.of(Normalizer.normalize(FIELDS, shuffled)))
                .isEqualTo(Digest.of(Normalizer.normalize(FIELDS, tree)));
    }

    @Property(tries = 200)
    void json_reads_back_as_it_was_written(@ForAll("trees") Value.Tree tree) {
        assertThat(JsonText.parse(JsonText.write(tree))).contains(tree);
    }

    private static Value.Tree shuffled(Value.Tree tree, String name, Random random) {
        return tree.get(name)
                .filter(Value.Items.class::isInstance)
                .map(list -> {
                    List<Value> items = ((Value.Items) list).items().toJavaList();
                    Collections.shuffle(items, random);
                    return tree.with(name, Value.list(items));
                })
                .getOrElse(tree);
    }

    @Provide
    Arbitrary<Value.Tree> trees() {
        return trees(2);
    }

    @Provide
    Arbitrary<Value.Tree> maps() {
        return Arbitraries.maps(Arbitraries.of("a", "b"), values(0)).map(members -> Value.tree(TreeMap.ofAll(members)));
    }

    @Provide
    Arbitrary<Value> values() {
        return values(2);
    }

    private static Arbitrary<Value.Tree> trees(int depth) {
        return Arbitraries.maps(Arbitraries.of(NAMES), values(depth))
                .ofMaxSize(6)
                .map(members -> Value.tree(TreeMap.ofAll(members)));
    }

    private static Arbitrary<Value> values(int depth) {
        Arbitrary<Value> scalars = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 3).map(number -> Value.of(number.longValue())),
                Arbitraries.of(true, false).map(Value::of),
                Arbitraries.of("one", "two", "1", "2", "true", "", "0.5 vCPU", "{\"alpha\":1}", "[]")
                        .map(Value::of));
        return depth == 0
                ? scalars
                : Arbitraries.oneOf(
                        scalars,
                        trees(depth - 1).map(tree -> tree),
                        values(depth - 1).list().ofMaxSize(3).map(Value::list),
                        trees(depth - 1).list().ofMaxSize(3).map(Value::list));
    }
}
