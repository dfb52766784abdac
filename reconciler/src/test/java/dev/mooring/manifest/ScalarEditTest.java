package dev.mooring.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScalarEditTest {

    /** @param reason why it is worth a row */
    record Row(String reason, String before, int line, int column, String value, String after) {
        @Override
        public String toString() {
            return reason;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row("a plain scalar", "image: a:1 # why\n", 1, 8, "a:2", "image: a:2 # why\n"),
                new Row("single quotes stay", "image:   'a:1'   # why\n", 1, 10, "a:2", "image:   'a:2'   # why\n"),
                new Row("double quotes stay", "{image: \"a:1\"}", 1, 9, "a:2", "{image: \"a:2\"}"),
                new Row(
                        "line ends of Windows stay",
                        "x: 1\r\nimage: a:1\r\ny: 2\r\n",
                        2,
                        8,
                        "b",
                        "x: 1\r\nimage: b\r\ny: 2\r\n"),
                new Row("no line end at all", "image: a:1", 1, 8, "b:2", "image: b:2"),
                new Row("a byte order mark stays", "\uFEFFimage: a:1\n", 1, 8, "b", "\uFEFFimage: b\n"),
                new Row(
                        "letters of two code units before it",
                        "t: \uD83D\uDE80\nimage: a\n",
                        2,
                        8,
                        "b",
                        "t: \uD83D\uDE80\nimage: b\n"),
                new Row("the second of many documents", "a: 1\n---\nimage: a\n", 3, 8, "b", "a: 1\n---\nimage: b\n"),
                new Row("the value is on the next line", "image:\n  a:1\n", 2, 3, "b", "image:\n  b\n"),
                new Row("what would read as a number is quoted", "image: a\n", 1, 8, "12", "image: '12'\n"),
                new Row("what would end the scalar is quoted", "{image: a}", 1, 9, "a, b", "{image: 'a, b'}"),
                new Row("a quote within quotes", "image: 'a'", 1, 8, "it's", "image: 'it''s'"),
                new Row("a tab in front of the comment", "image: a:1\t# why\n", 1, 8, "b", "image: b\t# why\n"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void replacesTheScalarAndNothingElse(Row row) {
        ScalarEdit edit = ScalarEdit.at(new Position("f.yaml", row.line(), row.column()), row.before())
                .get();

        assertThat(edit.with(row.value())).isEqualTo(row.after());
        assertThat(edit.with(edit.value())).isEqualTo(row.before());
    }

    @Test
    void anAnchoredScalarIsRefusedForItStandsElsewhereToo() {
        assertThat(ScalarEdit.at(new Position("f.yaml", 1, 8), "image: &i a\nother: *i\n")
                        .getLeft()
                        .toString())
                .startsWith("f.yaml:1:8: ")
                .contains("&i");
    }

    @Test
    void aBlockIsRefused() {
        assertThat(ScalarEdit.at(new Position("f.yaml", 1, 8), "image: >\n  a\n")
                        .getLeft()
                        .message())
                .contains("one line");
    }

    @Test
    void nothingThereIsTold() {
        assertThat(ScalarEdit.at(new Position("f.yaml", 9, 9), "image: a\n")
                        .getLeft()
                        .message())
                .contains("changed meanwhile");
    }
}
