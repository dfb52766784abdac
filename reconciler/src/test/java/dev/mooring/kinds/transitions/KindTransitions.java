package dev.mooring.kinds.transitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.kinds.Platform;
import dev.mooring.kinds.Specs;
import dev.mooring.kinds.StandardKinds;
import dev.mooring.manifest.Problem;
import dev.mooring.plan.Change;
import dev.mooring.plan.Plan;
import dev.mooring.plan.PlannedChange;
import dev.mooring.resource.Value;
import dev.mooring.status.PassReport;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every field of a kind, by its {@link Table}: set, changed, changed back, taken out, and made invalid. Whatever way a spec
 * came to be as it is, AWS is as if it had always been so.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KindTransitions {
    /** One in which nothing that left git stays. */
    static final String ENVIRONMENT = Specs.ENVIRONMENT + "  prune: {maxDeletes: 100, maxPercent: 100}\n";

    private final String kind;
    private final Table table;
    private final Map<String, SortedMap<String, Value>> fresh = new HashMap<>();
    private Platform kept;
    private Platform another;
    private @Nullable String settled;

    KindTransitions(String kind) {
        this(kind, io.vavr.collection.HashMap.empty());
    }

    /** @param written what stands for certain words of the table */
    KindTransitions(String kind, io.vavr.collection.Map<String, String> written) {
        this.kind = kind;
        this.table = Table.of(kind, written);
    }

    /** What is there before, in an account that is empty but for it. */
    Platform prepared(Platform platform) {
        return platform;
    }

    @BeforeAll
    void open() throws IOException {
        kept = prepared(new Platform(ENVIRONMENT));
        another = prepared(new Platform(ENVIRONMENT));
    }

    @AfterAll
    void close() {
        kept.close();
        another.close();
    }

    Stream<Row> rows() {
        String only = System.getProperty("row", "");
        return table.rows().filter(row -> row.name().contains(only)).toJavaStream();
    }

    @Test
    void every_field_has_a_row_or_a_reason() {
        Set<String> told = table.rows().map(Row::field).toSet();
        Set<String> without = table.without().keySet();
        Seq<String> fields = FieldPaths.of(new StandardKinds().specType(kind).get());

        assertThat(fields.reject(told::contains).reject(field -> without.exists(some -> covers(some, field))))
                .as("fields without a row in %s.yaml", kind)
                .isEmpty();
        assertThat(told.reject(fields::contains)).as("rows of no field").isEmpty();
        assertThat(without.reject(some -> fields.exists(field -> covers(some, field))))
                .as("reasons for no field")
                .isEmpty();
    }

    private static boolean covers(String whole, String field) {
        return field.equals(whole) || (field.startsWith(whole) && ".[{(".indexOf(field.charAt(whole.length())) >= 0);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void the_way_does_not_show(Row row) {
        settleIn(row.base());
        if (row.refused().isDefined()) {
            isRefused(row);
            settled = row.base();
            return;
        }
        kept.done();
        SortedMap<String, Value> one = converge(row.one());
        Seq<PassReport.Done> written = kept.done();
        assertThat(kept.pass(row.one()).writes())
                .as("calls that write, at rest")
                .isZero();
        assertThat(written.map(done -> done.change().id().type()).toSet())
                .as("written when it is set")
                .isEqualTo(row.writes());

        same("changed", converge(row.other()), fresh(row.other()));
        same("changed back", converge(row.one()), one);
        SortedMap<String, Value> without = converge(row.base());
        if (row.stays().isEmpty()) {
            same("taken out", without, fresh(row.base()));
            settled = row.base();
        } else {
            assertThat(Census.difference(without, fresh(row.base())))
                    .as("stays")
                    .isNotEmpty()
                    .allMatch(line -> line.contains(row.stays().get()));
        }
    }

    /**
     * Rows of one base share an account, in which each leaves what it found; another base may be what AWS does not let this
     * one become.
     */
    private void settleIn(String base) {
        if (!base.equals(settled)) {
            kept.empty();
            prepared(kept);
            same("without it", converge(base), fresh(base));
        }
        settled = null;
    }

    private static void same(String what, SortedMap<String, Value> seen, SortedMap<String, Value> wanted) {
        assertThat(Census.difference(seen, wanted)).as(what).isEmpty();
    }

    /** Whether AWS can become this without anything being made anew. */
    static boolean possible(Platform platform, String documents) {
        return platform.plan(documents)
                .changes()
                .forAll(planned -> !(planned.change() instanceof Change.Blocked blocked)
                        || blocked.reason() != Change.Reason.IMMUTABLE);
    }

    private void isRefused(Row row) {
        String documents = row.one();
        Plan plan = kept.plan(documents);

        assertThat(plan.changes().map(PlannedChange::change).filter(Change.Blocked.class::isInstance))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(((Change.Blocked) change).message())
                        .contains(row.refused().get()));
        assertThat(kept.pass(documents).writes()).as("written").isZero();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void what_it_cannot_be_is_told_where_it_stands(Row row) {
        for (String documents : row.wrong()) {
            Seq<Problem> problems = kept.problems(documents);

            assertThat(problems).hasSize(1);
            assertThat(problems.head().message()).contains(row.says());
            assertThat(problems.head().position().file()).isEqualTo("staging/specs.yaml");
            assertThat(around(documents, problems.head().position().line()))
                    .as("%s stands within", problems.head())
                    .containsAnyOf(
                            row.name().split("[.({:\\[]", -1)[0],
                            problems.head().message().replaceAll(".*and `(.*?)`.*", "$1"));
        }
    }

    /** The keys of the line and of what it stands in. */
    private static Seq<String> around(String documents, int line) {
        Vector<String> lines = Vector.ofAll(documents.lines()).take(line);
        Vector<String> found = Vector.empty();
        int indent = Integer.MAX_VALUE;
        for (String each : lines.reverse()) {
            int own = each.length() - each.stripLeading().length();
            if (own < indent && !each.strip().matches("[\\]}].*")) {
                indent = own;
                found = found.append(each.strip().replaceAll("\"(.*?)\".*", "$1"));
            }
        }
        return found;
    }

    private SortedMap<String, Value> converge(String documents) {
        kept.converge(documents);
        return Census.of(kept.session());
    }

    private SortedMap<String, Value> fresh(String documents) {
        return fresh.computeIfAbsent(documents, wanted -> {
            another.empty();
            prepared(another);
            another.converge(wanted);
            return Census.of(another.session());
        });
    }
}
