package dev.mooring.readback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.resource.Drift.Difference;
import dev.mooring.resource.Fields;
import dev.mooring.resource.Fields.Rule;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The other half of no false drift: a table that ignores too much finds nothing. Every scalar of every live state is
 * changed, one at a time; each change is told, at its own place and no other, unless the table says that the field is
 * nobody's or AWS's own.
 */
final class EditedReadbackTest {
    /** Of the scalars of any type's live states, at least so many of a hundred must be seen to change. */
    private static final int FLOOR = 50;

    private record Seen(int edits, int told, Set<String> left) {
        Seen plus(boolean isTold, String path) {
            return new Seen(edits + 1, told + (isTold ? 1 : 0), isTold ? left : left.add(path));
        }
    }

    @Test
    void every_edit_of_a_recording_is_told_at_its_place() {
        tellsEveryEdit(Recordings.all()
                .reject(Readback::drifted)
                .reject(recording -> Recordings.CONTRADICTORY.containsKey(recording.file())));
    }

    @Test
    void every_edit_of_an_oddity_is_told_at_its_place() {
        tellsEveryEdit(Schema.types().flatMap(Oddity::of).map(Oddity::recording).reject(Readback::drifted));
    }

    private static void tellsEveryEdit(Seq<Readback> recordings) {
        SortedMap<String, Seen> seen = recordings.foldLeft(
                TreeMap.empty(),
                (table, recording) -> Subjects.of(recording.type())
                        .map(subject -> table.put(
                                recording.type(),
                                edited(
                                        recording,
                                        subject,
                                        table.getOrElse(recording.type(), new Seen(0, 0, HashSet.empty())))))
                        .getOrElse(table));

        System.out.printf("%n%-44s %6s %6s%n", "edits of", "made", "told");
        seen.forEach((type, counts) -> System.out.printf(
                "%-44s %6d %6d   not told: %s%n",
                type,
                counts.edits(),
                counts.told(),
                counts.left().toVector().sorted().mkString(", ")));
        assertThat(seen.mapValues(counts -> counts.told() * 100 / counts.edits())
                        .values())
                .allMatch(percent -> percent >= FLOOR);
    }

    private static Seen edited(Readback recording, Subject subject, Seen before) {
        Pair pair = subject.pair(recording);
        Set<String> stated = Mutation.of(pair.declared()).map(Mutation::path).toSet();
        return Mutation.of(pair.live()).foldLeft(before, (seen, edit) -> {
            Seq<String> told =
                    subject.differences(new Pair(pair.declared(), edit.live())).map(Difference::path);
            Fields fields = subject.type().fields();
            boolean declared = stated.contains(edit.path()) && !edit.path().contains("[]");
            assertThat(told.nonEmpty() || isLeftAlone(fields, edit.path(), declared))
                    .as("%s: an edit of %s is told", recording.file(), edit.path())
                    .isTrue();
            if (!decidesDefaults(fields, edit.path())) {
                assertThat(told.map(EditedReadbackTest::withoutKeys))
                        .as("%s: an edit of %s is told there", recording.file(), edit.path())
                        .allMatch(path -> Pair.isWithin(withoutKeys(edit.path()), path));
            }
            return seen.plus(told.nonEmpty(), edit.path());
        });
    }

    /**
     * The table names neither the field nor what holds it, or says that it is not git's, and git does not state it; of an
     * item of a list that is not asked.
     */
    private static boolean isLeftAlone(Fields fields, String path, boolean declared) {
        Seq<Rule> here = fields.rules().filter(rule -> Pair.isWithin(path, rule.path()));
        boolean awsOwn = here.exists(rule -> rule instanceof Rule.ReadOnly || rule instanceof Rule.ChosenByAws);
        boolean nobodys = here.exists(Rule.Unmanaged.class::isInstance)
                || here.forAll(rule -> !rule.path().equals(path) && !(rule instanceof Rule.OpenMap));
        return awsOwn || (nobodys && !declared);
    }

    private static boolean decidesDefaults(Fields fields, String path) {
        return fields.rules()
                .filter(Rule.Default.class::isInstance)
                .flatMap(rule -> ((Rule.Default) rule).when())
                .exists(condition -> condition.path().equals(path));
    }

    /** Items are told by their keys or their index, which say nothing of the place in the table. */
    private static String withoutKeys(String path) {
        StringBuilder place = new StringBuilder();
        int depth = 0;
        for (int index = 0; index < path.length(); index++) {
            char letter = path.charAt(index);
            depth += letter == '[' || letter == '{' ? 1 : 0;
            place.append(depth == 0 ? String.valueOf(letter) : "");
            depth -= letter == ']' || letter == '}' ? 1 : 0;
        }
        return place.toString();
    }
}
